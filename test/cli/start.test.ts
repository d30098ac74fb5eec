import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { migrate } from '../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../support/booking.ts';
import { bareEnv } from '../support/bare-env.ts';
import { practiceEnv } from '../support/practice-env.ts';
import { runBeside } from '../support/run.ts';
import { scratchFolder } from '../support/scratch.ts';

const open: { close(): unknown }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

test("says in plain words that the site's port is taken, before it builds", async () => {
  const port = await takePort();
  const { exitCode, said } = await start({ PORT: String(port) });

  expect(exitCode).toBe(1);
  expect(said).toMatch(
    new RegExp(`^Port ${port}, for the site, is taken by another program\\. Set PORT=\\d+\\.\n$`),
  );
});

test('names all ports that are taken in one sentence', async () => {
  const [site, stripe] = [await takePort(), await takePort()];
  const STRIPE_API_BASE = `http://127.0.0.1:${stripe}`;
  const { exitCode, said } = await start({ PORT: String(site), STRIPE_API_BASE });

  expect(exitCode).toBe(1);
  expect(said).toMatch(
    /^Port \d+, for the site, .* and port \d+, for the local Stripe, .*\. Set PORT=\d+ and STRIPE_API_BASE=http:\/\/127\.0\.0\.1:\d+\.\n$/,
  );
});

test('says what is wrong with a host that this machine does not have', async () => {
  const { exitCode, said } = await start({ HOST: '192.0.2.1' });

  expect(exitCode).toBe(1);
  expect(said).toMatch(
    /^Port \d+, for the site, can't be had \(EADDRNOTAVAIL\)\. Set another HOST\.\n$/,
  );
});

test('refuses a public address without a Stripe key, and says what is missing', async () => {
  const { exitCode, said } = await start({ SITE_URL: 'https://kayla.example' });

  expect(exitCode).toBe(1);
  expect(said).toContain('STRIPE_SECRET_KEY is missing');
  expect(said).not.toContain('    at ');
});

test.each([
  ['is missing', ''],
  ['is blank', '  '],
])('refuses to have readers dial a number that %s', async (_, COACH_PHONE) => {
  const CONTENT_DIR = relative('', scratchFolder('dials'));
  const coaching = readFileSync('test/content/coaching.yaml', 'utf8');
  writeFileSync(`${CONTENT_DIR}/coaching.yaml`, coaching.replace('dials: coach', 'dials: reader'));
  const { exitCode, said } = await start({ CONTENT_DIR, COACH_PHONE });

  expect(exitCode).toBe(1);
  expect(said).toContain('  COACH_PHONE is missing, and coaching.yaml says dials: reader\n');
});

test('refuses to serve without coaching while a sold call is in the database', async () => {
  const folder = scratchFolder('sold');
  const sql = openSqlite(`${folder}/site.db`);
  await migrate(sql);
  const store = createBookingStore(sql);
  await store.hold(holdOf('a', MONDAY_6PM), 9, NOW);
  await store.settle('a', paymentOf('cs_a'), NOW);
  sql.close();
  const { exitCode, said } = await start({
    ...{ CONTENT_DIR: 'test/sites/least', SITE_URL: 'https://small.example' },
    DATABASE_URL: `file:${folder}/site.db`,
  });

  expect(exitCode).toBe(1);
  expect(said).toMatch(
    /^The site cannot start:\n {2}coaching\.yaml is gone, and .*site\.db still has bookings: 1\./,
  );
});

test('refuses to serve what is built for another host', async () => {
  const { exitCode, said } = await start({ ADAPTER: 'vercel' });

  expect(exitCode).toBe(1);
  expect(said).toBe('npm start serves a site that is built for Node; unset ADAPTER and VERCEL.\n');
});

test('tells a wrong use from a fault', async () => {
  expect((await start({}, ['--wat'])).exitCode).toBe(2);
});

async function start(env: Record<string, string>, rest: string[] = []) {
  const all = { ...bareEnv, ...(await practiceEnv()), ...env };
  return runBeside(['src/cli/start.ts', ...rest], { env: all });
}

async function takePort() {
  const server = createServer().listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
