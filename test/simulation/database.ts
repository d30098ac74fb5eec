import { migrate } from '../../src/adapters/database/migrations.ts';
import type { Row, Sql, Statement } from '../../src/adapters/database/sql.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';

const idle = new Map<unknown, Sql[]>();
const CHANGES = { sql: 'SELECT total_changes() AS changes' };
const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration'`;

/**
 * A migrated database with nothing in it. To migrate and to prepare every statement anew costs more
 * than many a world, so one that was given back is emptied and used again.
 * @param change what a test breaks in it, from the first migration on
 */
export async function borrowDatabase(change?: (sql: Sql) => Sql) {
  const sql = idle.get(change)?.pop() ?? (await openMigrated(change));
  return {
    sql,
    /** Not to be called when something may still be under way. */
    async giveBack() {
      const [tables] = await sql.batch([{ sql: TABLES }]);
      const empty = tables!.map(({ name }) => ({ sql: `DELETE FROM ${String(name)}` }));
      await sql.batch([{ sql: 'PRAGMA defer_foreign_keys = ON' }, ...empty]);
      idle.set(change, [...(idle.get(change) ?? []), sql]);
    },
  };
}

/** Does a batch, and in the same turn says how many rows were ever written. */
export async function countChanges(
  sql: Sql,
  statements: readonly Statement[],
  counted: (changes: number) => void,
): Promise<Row[][]> {
  const answers = await sql.batch([...statements, CHANGES]);
  counted(Number(answers.at(-1)?.[0]?.['changes']));
  return answers.slice(0, -1);
}

async function openMigrated(change: (sql: Sql) => Sql = (sql) => sql): Promise<Sql> {
  const sql = change(openSqlite(':memory:'));
  await migrate(sql);
  return sql;
}
