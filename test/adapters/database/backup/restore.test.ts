import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { backUp } from '../../../../src/adapters/database/backup/back-up.ts';
import { restore } from '../../../../src/adapters/database/backup/restore.ts';
import { migrate } from '../../../../src/adapters/database/migrations.ts';
import { openSqlite, readSqlite } from '../../../../src/adapters/database/sqlite.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const how = { now: new Date('2026-11-24T07:00:00Z'), prepare: async () => undefined };
let database: string;
let backup: string;

beforeEach(async () => {
  const folder = scratchFolder('restore');
  database = join(folder, 'site.db');
  backup = join(folder, 'backup.db');
  const site = openSqlite(database);
  await migrate(site);
  await site.batch([{ sql: 'CREATE TABLE a (b)' }, { sql: 'INSERT INTO a VALUES (1)' }]);
  backUp(database, backup);
  await site.batch([{ sql: 'INSERT INTO a VALUES (2)' }]);
  site.close();
});

test('sets aside what is there, and puts back what was, prepared', async () => {
  const prepare = (sql: ReturnType<typeof openSqlite>) =>
    sql.batch([{ sql: 'INSERT INTO a VALUES (3)' }]).then(() => undefined);
  const aside = await restore(backup, database, { ...how, prepare });

  expect(aside).toBe(`${database}.before-2026-11-24T07-00-00`);
  expect([await rowsOf(database), await rowsOf(aside ?? ''), await rowsOf(backup)]).toEqual([
    [1, 3],
    [1, 2],
    [1],
  ]);
});

test('refuses while somebody has the database open, and changes nothing', async () => {
  const site = openSqlite(database);
  await expect(restore(backup, database, how)).rejects.toThrow('stop the site first');
  await site.batch([{ sql: 'INSERT INTO a VALUES (4)' }]);
  site.close();

  expect(await rowsOf(database)).toEqual([1, 2, 4]);
});

test('a broken database is set aside, too', async () => {
  writeFileSync(database, 'no database');
  const aside = await restore(backup, database, how);

  expect([await rowsOf(database), existsSync(aside ?? '')]).toEqual([[1], true]);
});

test('where there is none any more, it is put there', async () => {
  const elsewhere = join(scratchFolder('restore'), 'site.db');

  expect(await restore(backup, elsewhere, how)).toBeUndefined();
  expect(readdirSync(join(elsewhere, '..'))).toEqual(['site.db']);
  expect(await rowsOf(elsewhere)).toEqual([1]);
});

test.each([
  ['is of a newer version', 'INSERT INTO migration VALUES (9999)', 'is of a newer version'],
  ['is none of ours', 'DROP TABLE migration', 'is no backup of the bookings'],
])('refuses a backup that %s', async (_, change, words) => {
  const copy = openSqlite(backup);
  await copy.batch([{ sql: change }]);
  copy.close();

  await expect(restore(backup, database, how)).rejects.toThrow(words);
  expect(await rowsOf(database)).toEqual([1, 2]);
});

test('refuses what is no database', async () => {
  writeFileSync(backup, 'no database');

  await expect(restore(backup, database, how)).rejects.toThrow('is no backup of the bookings');
});

async function rowsOf(file: string) {
  const sql = readSqlite(file);
  const [rows = []] = await sql.batch([{ sql: 'SELECT b FROM a ORDER BY b' }]);
  sql.close();
  return rows.map(({ b }) => b);
}
