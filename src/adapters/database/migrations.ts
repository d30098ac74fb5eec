import { FIRST_MIGRATIONS } from './schema/first-migrations.ts';
import { LATER_MIGRATIONS } from './schema/later-migrations.ts';
import type { Sql } from './sql.ts';

/** Each entry takes the database one version further; an entry that has landed is never edited. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  ...FIRST_MIGRATIONS,
  ...LATER_MIGRATIONS,
];

/**
 * The versions whose database code of an earlier one can't live with, in order: an entry that takes away or renames
 * what earlier code reads, or writes what that would misunderstand, adds its number here.
 */
export const BREAKING: readonly number[] = [2, 7, 17];

/**
 * Brings the database to the newest version; safe when several processes start at once.
 * @throws when the database is of a later version that this code can't live with
 */
export async function migrate(sql: Sql): Promise<void> {
  for (;;) {
    const { version, breaking } = await versionsOf(sql);
    if (breaking > MIGRATIONS.length)
      throw new Error(
        'The bookings are of a later version, which this copy of the site would harm',
      );
    const next = MIGRATIONS[version];
    if (!next) return;
    try {
      await sql.batch([
        reached('migration', version + 1),
        ...(BREAKING.includes(version + 1) ? [reached('breaking_migration', version + 1)] : []),
        ...next.map((statement) => ({ sql: statement })),
      ]);
    } catch (error) {
      // Another process was first: its row made our insert fail, and nothing of ours is left.
      if ((await versionOf(sql)) === version) throw error;
    }
  }
}

const made = (table: string) => ({
  sql: `CREATE TABLE IF NOT EXISTS ${table} (version INTEGER PRIMARY KEY) STRICT`,
});

const reached = (table: string, version: number) => ({
  sql: `INSERT INTO ${table} (version) VALUES (:version)`,
  args: { version },
});

/** The version that the database has, which stays: 0 where nothing was made yet. */
export async function versionOf(sql: Sql): Promise<number> {
  const [, rows] = await sql.batch([
    made('migration'),
    { sql: 'SELECT max(version) AS version FROM migration' },
  ]);
  return Number(rows?.[0]?.version ?? 0);
}

/** The same, and the newest one that was breaking. */
async function versionsOf(sql: Sql): Promise<{ version: number; breaking: number }> {
  const [, , rows] = await sql.batch([
    made('migration'),
    made('breaking_migration'),
    {
      sql: `SELECT (SELECT max(version) FROM migration) AS version,
        (SELECT max(version) FROM breaking_migration) AS breaking`,
    },
  ]);
  return { version: Number(rows?.[0]?.version ?? 0), breaking: Number(rows?.[0]?.breaking ?? 0) };
}
