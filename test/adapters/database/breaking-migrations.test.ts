import { expect, test } from 'vitest';
import { BREAKING, migrate, MIGRATIONS } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';

const next = MIGRATIONS.length + 1;

test('a database tells which versions earlier code can’t live with, and such code leaves it alone', async () => {
  const sql = openSqlite(':memory:');
  const run = async (text: string) => (await sql.batch([{ sql: text }]))[0];
  await migrate(sql);
  const noted = await run('SELECT version FROM breaking_migration ORDER BY version');
  expect(noted?.map(({ version }) => version)).toEqual(BREAKING);

  await run(`INSERT INTO migration VALUES (${next})`);
  await migrate(sql);
  await run(`INSERT INTO breaking_migration VALUES (${next})`);
  await expect(migrate(sql)).rejects.toThrow('of a later version, which this copy');
});
