import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { HELD } from '../../src/adapters/database/backup/held-mails.ts';
import { migrate, MIGRATIONS, versionOf } from '../../src/adapters/database/migrations.ts';
import { openSqlite, readSqlite } from '../../src/adapters/database/sqlite.ts';
import { writeNote } from '../../src/server/handover.ts';
import { bareEnv } from '../support/bare-env.ts';
import { holdOf, NOW, paymentOf } from '../support/booking.ts';
import { buildVersion } from '../support/earlier-database.ts';
import { runBeside } from '../support/run.ts';
import { scratchFolder } from '../support/scratch.ts';

let folder: string;
let database: string;
const site = () => ({ ...bareEnv, CONTENT_DIR: relative(folder, 'test/content') });

/** A call of long ago whose reader is still known, and two mails of it that wait. */
beforeEach(async () => {
  folder = scratchFolder('restore');
  database = join(folder, 'site.db');
  const sql = openSqlite(database);
  await migrate(sql);
  const store = createBookingStore(sql);
  await store.hold(holdOf('a'), 3, NOW);
  await store.settle('a', paymentOf('cs_1'), NOW);
  await sql.batch([
    { sql: 'UPDATE booking SET end_at = 1000' },
    { sql: 'UPDATE outbox SET due_at = 1000' },
  ]);
  sql.close();
});

test('a backup is put back without what was due for erasure, and its mails wait for the owner', async () => {
  expect(await reader()).not.toEqual([null]);
  const made = await type('backup', ['copies']);
  expect(made.said).toContain('LINK_SECRET');
  const [copy = ''] = readdirSync(join(folder, 'copies'));
  expect(made.said).toContain(join('copies', copy));

  const back = await type('restore', [join('copies', copy)]);
  expect(back.said).toContain(`${database}.before-`);
  expect(back.said).toContain('may have gone out since: 2.');
  expect(await reader()).toEqual([null]);
  expect(await due()).toBe(0);

  expect((await type('restore', ['--send-mails'])).said).toContain('the next sweep: 2');
  expect(await due()).toBe(2);
});

test('mails are sent without a word to an older server that runs, which keeps its version', async () => {
  const version = MIGRATIONS.length - 1;
  database = join(folder, 'earlier.db');
  const sql = openSqlite(database);
  await buildVersion(sql, version);
  const held = `('a', 'booking', 'a', 'confirmed-reader', ${HELD + 1000})`;
  await sql.batch([
    { sql: `INSERT INTO outbox (key, subject, about, kind, due_at) VALUES ${held}` },
  ]);

  expect((await type('restore', ['--send-mails'])).said).toContain('the next sweep: 1');
  expect(await versionOf(sql)).toBe(version);
  expect(await due()).toBe(1);
  sql.close();
});

test('no mails are sent where there are no bookings yet', async () => {
  database = join(folder, 'empty.db');
  openSqlite(database).close();
  const { exitCode, said } = await type('restore', ['--send-mails']);
  expect([exitCode, said]).toEqual([1, `There are no bookings at ${database}.\n`]);
});

test('while the site runs, it waits until nothing works on the bookings, and lets it go on', async () => {
  const server = createServer((_, res) => res.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [serving, wanted] = [join(folder, '.builds/serving'), join(folder, '.builds/rest')];
  const say = (resting: boolean) => writeNote(serving, JSON.stringify({ url, resting }));
  mkdirSync(join(folder, '.builds'));
  say(false);
  await type('backup', ['copies']);
  const [copy = ''] = readdirSync(join(folder, 'copies'));
  const rested: boolean[] = [];
  const looking = setInterval(() => {
    if (existsSync(wanted) !== rested.at(-1)) rested.push(existsSync(wanted));
    say(existsSync(wanted));
  }, 20);
  onTestFinished(() => clearInterval(looking));
  const { exitCode, said } = await type('restore', [join('copies', copy)]);

  expect(said).toContain(`Your site runs, at ${url}: its readers wait meanwhile.\n`);
  expect([exitCode, rested]).toEqual([0, [false, true, false]]);
  expect(await reader()).toEqual([null]);
});

test.each([
  ['backup', [], { DATABASE_URL: 'libsql://127.0.0.1:1' }, 1, 'turso db create'],
  ['backup', [], { DATABASE_URL: 'file:nowhere.db' }, 1, 'There is no database at nowhere.db'],
  ['restore', [], {}, 2, 'Usage: npm run restore'],
  ['restore', ['nowhere.db'], {}, 1, 'There is no file nowhere.db.'],
  ['restore', ['a.db'], { DATABASE_URL: 'libsql://127.0.0.1:1' }, 1, 'turso db create'],
])('npm run %s %j under %j ends with %i', async (command, args, env, exitCode, words) => {
  const ended = await type(command, args, env);

  expect(ended.exitCode).toBe(exitCode);
  expect(ended.said).toContain(words);
});

/** What the reader of each booking is called. */
async function reader() {
  return select('SELECT name AS value FROM booking');
}

async function due() {
  const [count] = await select(
    'SELECT count(*) AS value FROM outbox WHERE sent_at IS NULL AND due_at <= unixepoch()',
  );
  return count;
}

async function select(sql: string) {
  const opened = readSqlite(database);
  const [rows = []] = await opened.batch([{ sql }]);
  opened.close();
  return rows.map(({ value }) => value);
}

function type(command: string, args: string[], env: Record<string, string> = {}) {
  return runBeside([resolve(`src/cli/${command}.ts`), ...args], {
    cwd: folder,
    env: { ...site(), DATABASE_URL: `file:${database}`, ...env },
  });
}
