import { MIGRATIONS } from '../../src/adapters/database/migrations.ts';
import type { Row, Sql } from '../../src/adapters/database/sql.ts';

/** The database as that version made it; of a version that is still to come only the number is known. */
export async function buildVersion(sql: Sql, version: number): Promise<void> {
  await sql.batch([
    { sql: 'CREATE TABLE migration (version INTEGER PRIMARY KEY) STRICT' },
    ...MIGRATIONS.slice(0, version)
      .flat()
      .map((text) => ({ sql: text })),
    ...Array.from({ length: version }, (_, index) => ({
      sql: `INSERT INTO migration VALUES (${index + 1})`,
    })),
  ]);
}

/** Writes as much of a row as the table has columns for. */
export async function insert(sql: Sql, table: string, row: Row): Promise<void> {
  const [columns] = await sql.batch([{ sql: `SELECT name FROM pragma_table_info('${table}')` }]);
  const names = columns!.map(({ name }) => String(name)).filter((name) => name in row);
  if (names.length === 0) return;
  const args = Object.fromEntries(names.map((name) => [name, row[name]!]));
  const values = names.map((name) => `:${name}`);
  await sql.batch([
    { sql: `INSERT INTO ${table} (${names.join()}) VALUES (${values.join()})`, args },
  ]);
}
