import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Statement } from '../../../src/adapters/database/sql.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { scratchFolder } from '../../support/scratch.ts';

const count: Statement = { sql: 'SELECT count(*) AS count FROM call' };
const insert = (id: number): Statement => ({
  sql: 'INSERT INTO call VALUES (:id)',
  args: { id },
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

it('lets nobody else read what is in its files, nor in a folder that others could', async () => {
  const folder = join(scratchFolder('private', onTestFinished), '.data');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const sql = openSqlite(join(folder, 'site.db'));
  await sql.batch([{ sql: 'CREATE TABLE call (id INTEGER)' }]);
  expect(modeOf(folder)).toBe(0o700);
  expect(readdirSync(folder).toSorted()).toEqual(['site.db', 'site.db-shm', 'site.db-wal']);
  for (const name of readdirSync(folder)) expect(modeOf(join(folder, name))).toBe(0o600);
  sql.close();
  expect(readdirSync(folder)).toEqual(['site.db']);
});

it('tells a change of what is stored from none, whoever makes it', async () => {
  const path = join(scratchFolder('version', onTestFinished), 'site.db');
  const [sql, other] = [openSqlite(path), openSqlite(path)];
  onTestFinished(() => [sql, other].forEach((each) => each.close()));
  await sql.batch([{ sql: 'CREATE TABLE call (id INTEGER)' }]);
  for (const writer of [sql, other]) {
    for (const statements of [[insert(1)], [insert(2), { sql: 'DELETE FROM call' }]]) {
      const before = sql.version();
      await sql.batch([count]);
      await other.batch([count]);
      expect(sql.version()).toBe(before);
      await writer.batch(statements);
      expect(sql.version()).not.toBe(before);
    }
  }
});

it('says of a folder that it is one', () => {
  const folder = scratchFolder('folder', onTestFinished);
  expect(() => openSqlite(folder)).toThrow(/is a folder; name a file in it/);
});

it('has nothing in its files of what was deleted, once it is scrubbed', async () => {
  const folder = scratchFolder('scrubbed', onTestFinished);
  const sql = openSqlite(join(folder, 'site.db'));
  onTestFinished(() => sql.close());
  const files = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  await sql.batch([{ sql: 'CREATE TABLE reader (name TEXT)' }]);
  await sql.batch([{ sql: `INSERT INTO reader VALUES ('Ada of the canary')` }]);
  await sql.scrub();
  await sql.batch([{ sql: 'UPDATE reader SET name = NULL' }]);
  expect(files().join()).toContain('Ada of the canary');
  await sql.scrub();
  expect(files().join()).not.toContain('Ada of the canary');
});

it.each([
  ['one statement', [insert(1)]],
  ['two statements', [insert(1), insert(2)]],
])('waits with %s for another connection while the event loop turns', async (_, statements) => {
  const { sql, lock } = await open();
  const release = lock();
  let done = false;
  const batch = sql.batch(statements).finally(() => (done = true));
  const turns = await turnsIn(100);

  expect(done).toBe(false);
  expect(turns).toBeGreaterThan(10);
  release();
  await batch;
  expect(await sql.batch([count])).toEqual([[{ count: statements.length }]]);
});

it('gives up when another connection has written for more than five seconds', async () => {
  const { sql, lock } = await open();
  const release = lock();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const batch = sql.batch([insert(1), insert(2)]);
  const outcome = expect(batch).rejects.toThrow('database is locked');
  await turnsIn(50);
  clock.mockReturnValue(5_001);
  await outcome;
  clock.mockRestore();

  release();
  expect(await sql.batch([count])).toEqual([[{ count: 0 }]]);
});

it('reads nothing that another connection is about to change', async () => {
  const { sql, lock } = await open();
  const release = lock('INSERT INTO call VALUES (1)');
  const batch = sql.batch([count, insert(2), count]);
  const reading = sql.batch([count, count]);
  await turnsIn(50);
  release();

  expect(await batch).toEqual([[{ count: 1 }], [], [{ count: 2 }]]);
  expect(await reading).toEqual([[{ count: 2 }], [{ count: 2 }]]);
});

it('takes the right to write before it reads', async () => {
  const { sql, lock } = await open();
  const release = lock();
  let done = false;
  const reading = sql.batch([count, count]).finally(() => (done = true));
  await turnsIn(50);

  expect(done).toBe(false);
  release();
  await reading;
});

it('keeps nothing of a batch that fails, and goes on with the next', async () => {
  const { sql } = await open();

  await expect(sql.batch([insert(1), insert(1)])).rejects.toThrow('UNIQUE');
  expect(await sql.batch([insert(1), count])).toEqual([[], [{ count: 1 }]]);
});

it('has its data on the disk when a batch returns', async () => {
  const { sql } = await open();

  expect(await sql.batch([{ sql: 'PRAGMA synchronous' }])).toEqual([[{ synchronous: 2 }]]);
  expect(await sql.batch([{ sql: 'PRAGMA journal_mode' }])).toEqual([[{ journal_mode: 'wal' }]]);
});

async function open() {
  const path = join(scratchFolder('sqlite'), 'site.db');
  const sql = openSqlite(path);
  const other = new DatabaseSync(path);
  onTestFinished(() => [sql, other].forEach((database) => database.close()));
  await sql.batch([{ sql: 'CREATE TABLE call (id INTEGER PRIMARY KEY) STRICT' }]);
  const lock = (statement = '') => {
    other.exec(`BEGIN IMMEDIATE; ${statement}`);
    return () => other.exec('COMMIT');
  };
  return { sql, lock };
}

async function turnsIn(milliseconds: number): Promise<number> {
  const end = setTimeout(milliseconds, 'end');
  let turns = 0;
  while ((await Promise.race([end, setImmediate()])) !== 'end') turns += 1;
  return turns;
}
