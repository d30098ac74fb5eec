import { rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createSignedIds } from '../../src/adapters/signed/signed-id.ts';
import { createSiteLinks } from '../../src/adapters/signed/site-links.ts';
import { ask, type Answer } from '../server/ask.ts';
import { standing } from '../support/anew.ts';
import { find } from '../support/elements.ts';
import { trade } from '../support/practice-env.ts';
import { shownBefore } from '../support/shown.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { runCommand } from './command.ts';
import { mistakesIn } from './html-rules.ts';

const database = '.data/test/broken.db';
const form = { 'content-type': 'application/x-www-form-urlencoded', origin: siteUrl };
const booking = 'start=2026-12-01T18:00:00Z&offer=hour&zone=Europe/Berlin';

const site = standing(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
  writeFileSync(database, 'Not one page of this is a database, however long it is.'.repeat(100));
  const { LINK_SECRET } = trade;
  const env = { DATABASE_URL: `file:${database}`, SITE_URL: siteUrl, LINK_SECRET };
  return runCommand('start', ['--built', outDir], env, { expected: /./ });
});

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

describe('what somebody has typed into a form is there to be sent once more', () => {
  const of = (purpose: string, id: string) =>
    createSignedIds(`comments, ${purpose}`, [trade.LINK_SECRET]).tokenOf(id);
  const { manageUrl, callsUrl } = createSiteLinks([trade.LINK_SECRET], new URL(siteUrl));
  const call = new URL(manageUrl('call', 'coach')).pathname;
  const words = '\nFirst </textarea><b>line</b>\n\nsecond "line" שלום';
  const name = '"><script>';
  const email = 'ada@example.com';

  test.each<[path: string, fields: Record<string, string>]>([
    ['/contact/', { words, name, email, about: 'first-post', shown: '1.a', website: '' }],
    ['/comments/preview/', { post: 'first-post', words, name, email, site: 'https://a.example' }],
    ['/comments/', { post: 'first-post', words, name, email, site: 'https://a.example' }],
    [`/comments/moderate/${of('moderation', 'author')}/`, { ids: 'a', words, action: 'answer' }],
    [`/comments/answers/${of('answers', 'abcd')}/`, { hears: 'yes' }],
    ['/coaching/link/', { email, shown: '1.a', website: '' }],
    [call, { action: 'follow-up', words, pick1: 'post:first-post', pick2: '' }],
    [call, { action: 'give-back', key: 'a'.repeat(32), sum: '12,50', words }],
    [call, { action: 'move', sequence: '0', start: '2026-12-01T18:00:00Z' }],
    [new URL(callsUrl).pathname, { action: 'close', id: 'a', from: '2026-12-01', to: '' }],
  ])('at %s', async (path, fields) => {
    const answer = await post(path, fields);
    expect([answer.status, answer.headers['cache-control']]).toEqual([503, 'private, no-store']);
    expect(await mistakesIn(answer.body)).toEqual([]);
    expect(
      noticesOn(answer).filter((text) => /Nothing is lost.*once more/.test(text)),
    ).toHaveLength(1);
    expect(sentBy(answer)).toMatchObject(inOneLine(fields));
  });

  test('of whoever fills in a page of another site nothing is shown', async () => {
    const { status, body } = await post('/contact/', { words }, 'https://evil.example');
    expect([status, body.includes('First')]).toEqual([403, false]);
  });

  test('the page for it is not there by itself', async () => {
    expect((await ask(`${site.url}/resend/`)).status).toBe(404);
  });

  test('and once the database is there it goes through', async () => {
    const shown = shownBefore(Math.floor(Date.now() / 1000), trade, 60, 'contact');
    const fields = { words: 'At last', name: 'Ada', email, about: '', shown, website: '' };
    const refused = await post('/contact/', fields);
    rmSync(database);
    const sent = await post('/contact/', sentBy(refused));
    expect([sent.status, sent.headers.location]).toEqual([303, '/contact/?sent']);
    using opened = new DatabaseSync(database, { readOnly: true });
    expect(opened.prepare('SELECT words FROM inquiry').all()).toEqual([{ words: 'At last' }]);
  });
});

test('meanwhile everything that is read is there', async () => {
  for (const path of ['/', '/posts/first-post/', '/search/'])
    expect((await ask(site.url + path)).status, path).toBe(200);
});

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

function post(path: string, fields: Record<string, string>, origin = siteUrl) {
  const headers = { ...form, origin };
  return ask(site.url + path, { method: 'POST', headers }, String(new URLSearchParams(fields)));
}

function inOneLine(fields: Record<string, string>) {
  const lines = Object.entries(fields).map(([name, value]) => [name, oneLine(value)] as const);
  return Object.fromEntries(lines);
}

function noticesOn({ body }: Answer) {
  return find(body, (_, { class: looks = '' }) => looks.split(' ').includes('notice')).map(
    ({ text }) => text,
  );
}

/** What the button of the only form with fields sends: also a form that was shown by itself. */
function sentBy({ body }: Answer): Record<string, string> {
  const [main = ''] = /<main.*<\/main>/s.exec(body) ?? [];
  const fields = find(main, (tag, { name }) => name !== undefined && tag !== 'button');
  return Object.fromEntries(
    fields.map(({ name, attributes, text }) => [
      attributes['name'] ?? '',
      name === 'textarea' ? text : (attributes['value'] ?? ''),
    ]),
  );
}
