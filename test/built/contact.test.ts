import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { ask } from '../server/ask.ts';
import { standing } from '../support/anew.ts';
import { find } from '../support/elements.ts';
import { unsaid } from '../support/said.ts';
import { trade } from '../support/practice-env.ts';
import { shownBefore } from '../support/shown.ts';
import { siteUrl } from '../support/site.ts';
import { mistakesIn } from './html-rules.ts';
import { runSite } from './site.ts';

const site = standing(() => runSite({}, /"event":"page.failed"/));

const shown = () => shownBefore(Math.floor(Date.now() / 1000), trade, 60, 'contact');
const ada = { words: 'Hello Kayla', name: 'Ada', email: 'ada@example.com' };
const form = (change: object = {}) =>
  String(new URLSearchParams({ ...ada, shown: shown(), website: '', ...change }));
let visitors = 0;
const send = (body: string, headers: Record<string, string> = {}) =>
  ask(
    `${site.url}/contact/`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: siteUrl,
        'x-forwarded-for': `10.1.0.${visitors++ & 255}`,
        ...headers,
      },
    },
    body,
  );
const inquiries = () => site.count('SELECT count(*) FROM inquiry');
const page = async (path: string) => (await fetch(`${site.url}${path}`)).text();

test('whoever fills in the form hears that it is sent, and the author has a mail', async () => {
  const sent = await send(form({ words: 'A first hello\n\nAda', about: 'first-post' }));
  expect([sent.status, sent.headers.location]).toEqual([303, '/contact/?sent']);
  const pages = [await page('/contact/'), await page('/contact/?sent')];
  for (const html of pages) expect(await mistakesIn(html)).toEqual([]);
  expect(unsaid('contact', pages.join('\n'))).toEqual([]);

  await expect.poll(site.mails).toHaveLength(1);
  const [mail] = await site.mails();
  expect(mail?.subject).toBe('Ada wrote to you');
  for (const part of ['A first hello', 'ada@example.com', 'The first post'])
    expect(mail?.text).toContain(part);
});

test('one who comes from a post asks about it, or not', async () => {
  const html = await page('/contact/?about=first-post');
  expect(html).toContain('The first post');
  expect(find(html, (_, { name }) => name === 'about')).toHaveLength(1);
  for (const query of ['', '?about=no-post', '?about=%3Cscript%3E'])
    expect(find(await page(`/contact/${query}`), (_, { name }) => name === 'about')).toEqual([]);
});

test('pressed twice, at once or later, is one inquiry and one mail', async () => {
  const before = Number(inquiries());
  const body = form({ words: 'Twice' });
  const sent = [...(await Promise.all([send(body), send(body)])), await send(body)];
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(inquiries()).toBe(before + 1);
  const twice = async () => (await site.mails()).filter(({ text }) => text.includes('Twice'));
  await expect.poll(twice).toHaveLength(1);
});

describe('nothing is sent, and what was typed is still there,', () => {
  test.each<[what: string, change: object, says: RegExp]>([
    ['without words', { words: '' }, /Write a few words first/],
    ['with a link alone', { words: 'https://spam.example' }, /what the links are about/],
    ['without a name', { name: ' ' }, /Write your name/],
    ['with half an address', { email: 'ada@' }, /Write your whole address/],
    ['with a header in the address', { email: 'a@b.example\r\nBcc: c@d.example' }, /whole address/],
    ['too quickly', { shown: '' }, /faster than this page could follow/],
    ['by a program that fills in everything', { website: 'x' }, /faster than this page/],
    ['with more words than there is room for', { words: `${'word '.repeat(1000)}!` }, /too long/],
    ['with 100 kB', { words: 'x'.repeat(100_000) }, /too long/],
  ])('%s', async (_, change, says) => {
    const before = inquiries();
    const typed = { words: '</textarea><b>words</b>', name: '"><b>', email: 'ada@example.com' };
    const refused = await send(form({ ...typed, ...change }));

    expect(refused.status).toBe(400);
    expect(refused.body).toMatch(says);
    expect(refused.headers['cache-control']).toBe('private, no-store');
    expect(await mistakesIn(refused.body)).toEqual([]);
    const expected = { ...typed, ...change };
    const [words] = find(refused.body, (name) => name === 'textarea');
    expect(words?.text).toBe(expected.words.trim());
    expect(inquiries()).toBe(before);
  });
});

test.each<[what: string, body: () => string, headers?: Record<string, string>]>([
  ['ten thousand fields', () => form() + '&a=1'.repeat(10_000)],
  ['a field twice', () => `${form()}&name=Eve`],
  ['JSON', () => JSON.stringify(ada), { 'content-type': 'application/json' }],
])('%s gets one clear answer, and nothing is sent', async (_, body, headers = {}) => {
  const before = inquiries();
  const { status, body: html } = await send(body(), headers);
  expect(status).toBe(400);
  expect(html).toContain('Nothing was sent.');
  expect(inquiries()).toBe(before);
});

test('the seventh message within ten minutes waits', async () => {
  const from = { 'x-forwarded-for': '198.51.100.7' };
  for (const words of 'abcdef') expect((await send(form({ words }), from)).status).toBe(303);
  const { status, body } = await send(form({ words: 'the seventh' }), from);
  expect(status).toBe(429);
  expect(body).toMatch(/Please wait a while[\s\S]*the seventh/);
});

test('while the store does not answer, it is there to be sent once more', async () => {
  const database = new DatabaseSync(site.database, { timeout: 5_000 });
  database.exec('ALTER TABLE inquiry RENAME TO elsewhere');
  const refused = await send(form({ words: 'In the dark' }));
  database.exec('ALTER TABLE elsewhere RENAME TO inquiry');
  database.close();
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
  expect(find(refused.body, (name) => name === 'textarea')[0]?.text).toBe('In the dark');
});

test('neither words nor addresses are in the log', () => {
  expect(site.output()).toContain('"event":"inquiry.taken"');
  expect(site.output()).not.toMatch(/Hello Kayla|ada@example|198\.51/);
});
