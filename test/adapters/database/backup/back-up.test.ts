import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../../src/adapters/database/backup/back-up.ts';
import { openSqlite, readSqlite } from '../../../../src/adapters/database/sqlite.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('copies what is there at one moment, while others write, for this user alone', async () => {
  const folder = scratchFolder('backup');
  const database = join(folder, 'site.db');
  const site = openSqlite(database);
  await site.batch([{ sql: 'CREATE TABLE a (b)' }, { sql: 'INSERT INTO a VALUES (1)' }]);
  const to = join(folder, 'backups/site.db');
  backUp(database, to);
  await site.batch([{ sql: 'INSERT INTO a VALUES (2)' }]);

  const copy = readSqlite(to);
  expect(await copy.batch([{ sql: 'SELECT b FROM a' }])).toEqual([[{ b: 1 }]]);
  copy.close();
  site.close();
  expect([modeOf(to), modeOf(join(folder, 'backups'))]).toEqual(['600', '700']);
  expect(readdirSync(join(folder, 'backups'))).toEqual(['site.db']);
});

test('a copy that takes the place of another is closed, whatever that one was', async () => {
  const folder = scratchFolder('backup');
  const site = openSqlite(join(folder, 'site.db'));
  await site.batch([{ sql: 'CREATE TABLE a (b)' }]);
  site.close();
  writeFileSync(join(folder, 'copy.db.half'), 'of a copy that was cut off');
  writeFileSync(join(folder, 'copy.db'), '');
  chmodSync(join(folder, 'copy.db'), 0o644);
  backUp(join(folder, 'site.db'), join(folder, 'copy.db'));

  expect(modeOf(join(folder, 'copy.db'))).toBe('600');
});

test('of a database that is broken or missing nothing is left', async () => {
  const folder = scratchFolder('backup');
  const database = join(folder, 'site.db');
  const to = join(folder, 'copy.db');
  expect(() => backUp(database, to)).toThrow(`There is no database at ${database}`);

  const site = openSqlite(database);
  const rows = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 5000)';
  await site.batch([
    { sql: 'CREATE TABLE a (b)' },
    { sql: `INSERT INTO a ${rows} SELECT hex(i) FROM n` },
  ]);
  site.close();
  writeFileSync(database, readFileSync(database).fill(255, 8192, 20_000));
  expect(() => backUp(database, to)).toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
});
