import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../server/ask.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { runCommand } from './command.ts';
import { find } from '../support/elements.ts';

const database = '.data/test/broken.db';
const form = { 'content-type': 'application/x-www-form-urlencoded', origin: siteUrl };
const booking = 'start=2026-12-01T18:00:00Z&offer=hour&zone=Europe/Berlin';

let site: Awaited<ReturnType<typeof runCommand>>;
beforeAll(async () => {
  writeFileSync(database, 'Not one page of this is a database, however long it is.'.repeat(100));
  const env = { DATABASE_URL: `file:${database}`, SITE_URL: siteUrl };
  site = await runCommand('start', ['--built', outDir], env, { expected: /./ });
});
afterAll(() => site.stop());

test.each([
  ['the hours', '/coaching/', {}, ''],
  ['the state of a call', '/coaching/confirmed/', {}, ''],
  ['a booking', '/api/bookings', { method: 'POST', headers: form }, booking],
])('with a broken database, who asked for %s gets an apology that leads on', async (...row) => {
  const [, path, options, sent] = row;
  const { status, headers, body } = await ask(site.url + path, options, sent);

  expect(status).toBe(500);
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(find(body, (name) => name === 'h1')).toMatchObject([
    { text: expect.stringContaining('That was my fault') },
  ]);
  const links = find(body, (name) => name === 'a').map(({ attributes }) => attributes['href']);
  for (const href of ['/', '/archive/', 'mailto:desk@example.com']) expect(links).toContain(href);
  expect(headers['cache-control']).toMatch(/no-store/);
  // SQLITE_NOTADB
  expect(site.complaints()).toContain('"errcode":26');
});

test('meanwhile everything that is read is there', async () => {
  for (const path of ['/', '/posts/first-post/', '/search/'])
    expect((await ask(site.url + path)).status, path).toBe(200);
});
