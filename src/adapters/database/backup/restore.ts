import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { backUp } from './back-up.ts';
import { migrate, MIGRATIONS } from '../migrations.ts';
import type { Sql } from '../sql.ts';
import { isBusy, openSqlite, readSqlite } from '../sqlite.ts';

/**
 * Puts a copy of a backup in the place of the database, which is set aside under the name that is returned.
 * @param prepare is done to the copy before anybody sees it
 * @throws Error in plain words when the backup is none of ours, or somebody has the database open; nothing is
 * changed then
 */
export async function restore(
  backup: string,
  database: string,
  { now, prepare }: { now: Date; prepare: (sql: Sql) => Promise<void> },
): Promise<string | undefined> {
  await checkVersion(backup);
  const next = `${database}.restoring`;
  backUp(backup, next);
  const sql = openSqlite(next);
  try {
    await migrate(sql);
    await prepare(sql);
  } finally {
    sql.close();
  }
  const aside = `${database}.before-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  const isThere = existsSync(database);
  if (isThere) closeLog(database);
  for (const part of ['', '-wal', '-shm'])
    if (existsSync(database + part)) renameSync(database + part, aside + part);
  renameSync(next, database);
  return isThere ? aside : undefined;
}

async function checkVersion(backup: string) {
  const sql = readSqlite(backup);
  try {
    const [rows] = await sql.batch([{ sql: 'SELECT max(version) AS version FROM migration' }]);
    if (Number(rows?.[0]?.['version']) > MIGRATIONS.length)
      throw new Error(`${backup} is of a newer version of the site: update first`);
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes('newer version')) throw cause;
    throw new Error(`${backup} is no backup of the bookings`, { cause });
  } finally {
    sql.close();
  }
}

/** Leaves all of a database in its one file, which only who has it alone can do; a broken one is left as it is. */
function closeLog(database: string) {
  let mode: unknown;
  try {
    const alone = new DatabaseSync(database);
    try {
      mode = alone.prepare('PRAGMA journal_mode = DELETE').get()?.['journal_mode'];
    } finally {
      alone.close();
    }
  } catch (fault) {
    if (isBusy(fault)) mode = 'busy';
  }
  if (mode === 'wal' || mode === 'busy')
    throw new Error(`Somebody has ${database} open: stop the site first`);
}
