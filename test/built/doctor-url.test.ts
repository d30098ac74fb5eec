import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Answer, ask } from '../server/ask.ts';
import { runSite } from './site.ts';

const expected = /"event":"(webhook\.refused|[a-z-]+\.failed)"/;

const WWW = 'https://www.desk.example';

/** What the proxy in front of the site makes of an answer. */
type Plant = (path: string, answer: Answer) => Partial<Answer> | undefined;

let site: Awaited<ReturnType<typeof runSite>>;
let proxy: Server;
let plant: Plant = () => undefined;
let asked: string[] = [];

beforeAll(async () => {
  site = await runSite({}, expected);
  // The first visit makes the database.
  await fetch(`${site.url}/coaching/`);
  proxy = createServer(async (req, res) => {
    const { method, url: path = '/', headers } = req;
    asked.push(`${method} ${path}`);
    const body = Buffer.concat(await req.toArray()).toString();
    const plain = { ...headers, 'accept-encoding': 'identity' };
    const answer = await ask(site.url, { method, path, headers: plain }, body);
    const { status = 502, ...seen } = { ...answer, ...plant(path, answer) };
    res.writeHead(status, seen.headers).end(seen.body);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => site.stop());
beforeEach(() => {
  plant = () => undefined;
  asked = [];
});

test('the doctor finds the built site well from outside, and books nothing', async () => {
  const rows = () => ['booking', 'outbox', 'rate'].map(rowsOf);
  const before = rows();
  const { exitCode, output } = await doctor(address());

  expect(faultsIn(output)).toEqual([]);
  expect(output).toContain('All is well.');
  expect(exitCode).toBe(0);
  expect(asked.filter((request) => !request.startsWith('GET'))).toEqual([
    'POST /api/stripe/webhook',
  ]);
  expect(rows()).toEqual(before);
});

test.each<[what: string, plant: Plant, expected: string[]]>([
  [
    'a webhook that a proxy redirects',
    (path) =>
      path === '/api/stripe/webhook'
        ? { status: 308, headers: { location: '/api/stripe/webhook/' } }
        : undefined,
    ['The webhook redirects to /api/stripe/webhook/, and Stripe follows no redirect'],
  ],
  [
    'a header that a proxy removes',
    (_, { headers: { 'x-frame-options': __, ...headers } }) => ({ headers }),
    ['/', '/coaching/'].map(
      (path) => `These headers of ${path} are missing, or not what they should be: X-Frame-Options`,
    ),
  ],
  [
    'a feed that was not deployed',
    (path) => (path === '/rss.xml' ? { status: 404 } : undefined),
    ['The feed (/rss.xml) answers with 404, not 200'],
  ],
  [
    'a host that sends everybody to another address',
    (path, { headers }) => ({ status: 301, headers: { ...headers, location: `${WWW}${path}` } }),
    [
      `The home page (/) leads to ${WWW}/`,
      `The archive (/archive/) leads to ${WWW}/archive/`,
      `The feed (/rss.xml) leads to ${WWW}/rss.xml`,
      `The sitemap (/sitemap-index.xml) leads to ${WWW}/sitemap-index.xml`,
      `The coaching page with its hours (/coaching/) leads to ${WWW}/coaching/`,
      `The contact form (/contact/) leads to ${WWW}/contact/`,
      `A page that is not there (/there-is-no-such-page/) leads to ${WWW}/there-is-no-such-page/`,
      `The webhook redirects to ${WWW}/api/stripe/webhook, and Stripe follows no redirect`,
    ],
  ],
])('the doctor names %s', async (_, planted, faults) => {
  plant = planted;
  const { exitCode, output } = await doctor(address());
  expect(faultsIn(output)).toEqual(faults);
  expect(exitCode).toBe(1);
});

test('the doctor names hours that can not be read from the database', async () => {
  change('ALTER TABLE booking RENAME TO elsewhere');
  try {
    const { exitCode, output } = await doctor(address());
    expect(faultsIn(output)).toEqual([
      'The coaching page with its hours (/coaching/) answers with 500, not 200',
    ]);
    expect(exitCode).toBe(1);
  } finally {
    change('ALTER TABLE elsewhere RENAME TO booking');
  }
});

test('the doctor names a site that is down', async () => {
  // Nothing listens where the proxy was.
  const closed = address();
  proxy.close();
  await once(proxy, 'close');
  const { exitCode, output } = await doctor(closed);
  expect(faultsIn(output)).toEqual([`Nothing answers at ${closed} (ECONNREFUSED)`]);
  expect(exitCode).toBe(1);
});

/** The real command, as its owner types it. */
async function doctor(url: string) {
  const command = ['src/cli/doctor.ts', '--url', url];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = Buffer.concat(await child.stdout.toArray()).toString();
  if (child.exitCode === null) await once(child, 'close');
  return { exitCode: child.exitCode, output };
}

function faultsIn(output: string): string[] {
  return output.split('\n').flatMap((line) => line.split('✗ ').slice(1));
}

function address(): string {
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

function rowsOf(table: string) {
  return site.count(`SELECT count(*) FROM ${table}`);
}

function change(sql: string) {
  const database = new DatabaseSync(site.database, { timeout: 5_000 });
  database.exec(sql);
  database.close();
}
