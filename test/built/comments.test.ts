import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { standing } from '../support/anew.ts';
import { BAD_REQUESTS, BAD_WORDS, GOOD_WORDS } from '../support/bad-words.ts';
import { find } from '../support/elements.ts';
import { trade } from '../support/practice-env.ts';
import { unsaid } from '../support/said.ts';
import { shownBefore } from '../support/shown.ts';
import {
  commentSite,
  expectHarmless,
  fieldsOf,
  POST,
  saidOn,
  typedOn,
  visible,
} from './comment-site.ts';
import { testTypedWords } from './test-typed-words.ts';

const site = standing(() => commentSite(/"event":"comments.failed"/));

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const now = () => Math.floor(Date.now() / 1000);
const notice = (body: string) => find(body, (_, { id }) => id === 'wrong')[0]?.text;

test('a comment is shown as it will look, sent once, and waits on a page of its own', async () => {
  const words = 'I needed this today.\n\nSee https://a.example/b.';
  const preview = await site.preview({ words, email: 'ada@example.com' });
  expect([preview.status, preview.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(saidOn(preview)).toBe(oneLine(words));
  expect(oneLine(preview.body)).toContain('become public once Kayla has read them');
  expect(site.comments()).toBe(0);

  const sent = await site.press(preview);
  expect(sent.status).toBe(303);
  const path = sent.headers.location ?? '';
  expect(path).toMatch(/^\/comments\/waiting\/[\w-]+\.[\w-]{43}\/$/);
  const waiting = await site.get(path);
  expect([waiting.status, waiting.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(saidOn(waiting)).toBe(oneLine(words));
  expect(waiting.body).toContain('It waits for Kayla');
  expect(waiting.body).not.toContain('ada@example.com');

  // Twice, from two tabs, and when the answer was lost.
  for (const again of [preview, preview, await site.preview({ words: `  ${words}` })])
    expect((await site.press(again)).headers.location).toBe(path);
  expect(site.comments()).toBe(1);
});

test('every sentence of the author’s is said to who writes, but for the one above an answer', async () => {
  const form = await site.get(`/comments/preview/?post=${POST}`);
  const preview = await site.preview({ words: 'Said and done' });
  const path = (await site.press(preview)).headers.location ?? '';
  const waiting = await site.get(path);
  const database = new DatabaseSync(site.database, { timeout: 5_000 });
  database.exec(`UPDATE comment SET state = 'published' WHERE words = 'Said and done'`);
  database.close();
  const seen = [form, preview, waiting, await site.get(path)].map(({ body }) => body);
  expect(unsaid('commenting', seen.join('\n'))).toEqual(['answer']);
});

test('the pages of comments are in no search engine and no cache', async () => {
  for (const path of [`/comments/preview/?post=${POST}`, '/comments/preview/']) {
    const { body, headers } = await site.get(path);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(find(body, (_, { name }) => name === 'robots')[0]?.attributes['content']).toContain(
      'noindex',
    );
  }
  expect((await site.get('/comments/')).headers.location).toBe('/');
});

test('a form that is asked for is empty, and says nothing is wrong', async () => {
  const form = await site.get(`/comments/preview/?post=${POST}&answers=none&words=Not+mine`);
  expect([form.status, notice(form.body)]).toEqual([200, undefined]);
  const empty = { words: '', name: '', email: '', site: '', website: '' };
  expect(typedOn(form)).toEqual({ ...empty, post: POST });
  expect(find(form.body, (_, it) => 'aria-invalid' in it)).toEqual([]);
});

test.each([
  ['words', { words: ' ' }],
  ['name', { name: 'x'.repeat(61) }],
  ['email', { email: 'ada@' }],
  ['site', { site: 'javascript:alert(1)' }],
])('what is wrong with %s stands beside the field, which has the focus', async (field, typed) => {
  const { status, body } = await site.preview(typed);
  expect(status).toBe(400);
  const invalid = find(body, (_, it) => 'aria-invalid' in it);
  expect(invalid.map(({ attributes }) => attributes)).toMatchObject([
    { name: field, 'aria-describedby': `wrong-${field}`, autofocus: expect.any(String) },
  ]);
  expect(find(body, (_, { id }) => id === `wrong-${field}`)[0]?.text).toMatch(/^Write .*\.$/);
});

describe('a preview that is sent', () => {
  test.each<[what: string, change: () => Record<string, string>, status: number, said: RegExp]>([
    ['filled in by a program', () => ({ website: 'x' }), 400, /faster than this page/],
    ['without having been shown', () => ({ shown: '' }), 400, /faster than this page/],
    ['at once', () => ({ shown: moment(0) }), 400, /faster than this page/],
    ['days later', () => ({ shown: moment(90_000) }), 400, /more than a day old/],
    ['from the page of another form', () => ({ shown: shownBefore(now()) }), 400, /faster/],
    ['without a key', () => ({ key: '' }), 400, /this is what arrived/],
    ['with another’s words', () => ({ name: '' }), 400, /^$/],
  ])('%s stays whole, and is not stored', async (_, change, status, said) => {
    const before = site.comments();
    const words = `Not sent: ${said.source}`;
    const page = await site.preview({ words });
    const refused = await site.press(page, change());
    expect([refused.status, site.comments()]).toEqual([status, before]);
    expect(notice(refused.body) ?? '').toMatch(said);
    expect(typedOn(refused)).toMatchObject({ words: oneLine(words) });
  });

  test('too often from one household stays whole, and is not stored', async () => {
    const home = { 'x-forwarded-for': '203.0.113.7' };
    const send = async (index: number) =>
      site.press(await site.preview({ words: `Often ${index}` }), {}, home);
    for (let index = 0; index < 6; index++) expect((await send(index)).status).toBe(303);
    const refused = await send(6);
    expect([refused.status, saidOn(refused)]).toEqual([429, 'Often 6']);
    expect(notice(refused.body)).toContain('wait ten minutes');
  });

  test('while the database does not answer stays whole, and goes through later', async () => {
    const page = await site.preview({ words: 'In the dark' });
    const database = new DatabaseSync(site.database, { timeout: 5_000 });
    database.exec('ALTER TABLE comment RENAME TO elsewhere');
    const refused = await site.press(page);
    database.exec('ALTER TABLE elsewhere RENAME TO comment');
    database.close();
    expect([refused.status, saidOn(refused)]).toEqual([503, 'In the dark']);
    expect(notice(refused.body)).toContain('Nothing is lost');
    expect(fieldsOf(refused)['key']).toBe(fieldsOf(page)['key']);
    expect((await site.press(refused)).status).toBe(303);
  });
});

describe.concurrent('whatever is typed', () => {
  test.each(BAD_WORDS)(
    '$what is words and nothing else',
    async ({ typed, kept, wrong, nowhere }) => {
      const fields = { ...GOOD_WORDS, post: POST, ...typed };
      const preview = await site.preview(typed);
      expectHarmless(preview);
      expect(preview.status).toBe(kept ? 200 : nowhere ? 404 : 400);
      if (wrong)
        expect(find(preview.body, (_, it) => 'aria-invalid' in it)).toHaveLength(wrong.length);
      const { post: _, answers: __, ...own } = fields;
      const shown = typedOn(preview);
      for (const [field, value] of Object.entries(own))
        expect(visible(shown[field] ?? '')).toBe(visible(value));
      if (!kept) return;
      const waiting = await site.get((await site.press(preview)).headers.location ?? '');
      expectHarmless(waiting);
      expect(visible(saidOn(waiting))).toBe(visible(kept.words ?? fields.words));
    },
  );
});

test.each(BAD_REQUESTS)('$what as a form is answered with $status', async (bad) => {
  const before = site.comments();
  const type = bad.type === undefined ? {} : { 'content-type': bad.type };
  const body = bad.body.replace(GOOD_WORDS.post, POST);
  const preview = await site.send('/comments/preview/', body, type);
  expect(preview.status).toBe(bad.status);
  expectHarmless(preview);
  const sent = await site.send('/comments/', body, type);
  expect(sent.status).toBe(bad.status === 200 ? 400 : bad.status);
  expect(site.comments()).toBe(before);
});

test.each(['x', 'a.b', `${'a'.repeat(16)}.${'b'.repeat(43)}`, '..%2f..%2fetc', '__proto__'])(
  'no page waits at /comments/waiting/%s/',
  async (token) => {
    expect((await site.get(`/comments/waiting/${token}/`)).status).toBe(404);
  },
);

testTypedWords(() => site);

function moment(age: number) {
  return shownBefore(now(), trade, age, 'comments');
}
