import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSignedIds } from '../../src/adapters/signed/signed-id.ts';
import { ask } from '../server/ask.ts';
import { standing } from '../support/anew.ts';
import { find } from '../support/elements.ts';
import { trade } from '../support/practice-env.ts';
import { siteUrl } from '../support/site.ts';
import { mistakesIn } from './html-rules.ts';
import { runSite } from './site.ts';
import { testLeaving } from './test-leaving.ts';

const { SWEEP_SECRET } = trade;
const COMMENTS_SECRET = 'a-secret-that-a-clone-knows';
const evil = '</textarea><script>alert(1)</script><img src=x onerror=alert(1)>';

const site = standing(() => runSite({ COMMENTS_SECRET, SWEEP_SECRET }));
beforeAll(() => fetch(`${site.url}/api/health`));

const token = createSignedIds('comments, moderation', [trade.LINK_SECRET]).tokenOf('author');
const address = `/comments/moderate/${token}/`;
const page = async (path = address) => {
  const answer = await fetch(`${site.url}${path}`);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};
const own = { origin: siteUrl, 'content-type': 'application/x-www-form-urlencoded' };
const press = (fields: Record<string, string>, headers = {}) =>
  ask(
    `${site.url}${address}`,
    { method: 'POST', headers: { ...own, ...headers } },
    String(new URLSearchParams(fields)),
  );
const writtenAt = Math.floor(Date.now() / 1000) - 60;
function wait(id: string, words = `Words of ${id}`, name = 'Ada') {
  const database = new DatabaseSync(site.database, { timeout: 5_000 });
  database
    .prepare(
      `INSERT INTO comment (id, key, fingerprint, post, name, words, email, doubts, written_at)
        VALUES (?, ?, ?, 'first-post', ?, ?, 'ada@secret.example', '["links"]', ?)`,
    )
    .run(id, id, id, name, words, writtenAt);
  database.close();
}
const stateOf = (id: string) => site.count(`SELECT state FROM comment WHERE id = '${id}'`);
const api = (init: { method?: string; body?: string; secret?: string } = {}) =>
  fetch(`${site.url}/api/comments`, {
    ...init,
    headers: { authorization: `Bearer ${init.secret ?? COMMENTS_SECRET}` },
  });

test('looking changes nothing, and shows what was written as words', async () => {
  wait('look0', evil, evil);
  for (const method of ['GET', 'HEAD']) await ask(`${site.url}${address}`, { method });
  const { html, headers } = await page();

  expect(stateOf('look0')).toBe('waiting');
  expect(await mistakesIn(html)).toEqual([]);
  expect(find(html, (tag) => tag === 'img')).toEqual([]);
  expect(html).toContain('Doubtful: more than two links');
  expect(html).toContain('The first post');
  expect(html).not.toContain('ada@secret.example');
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test.each(['x', `author.${'a'.repeat(43)}`, token.replace('author', 'editor')])(
  'nobody sees it by the token %s',
  async (wrong) => {
    const { status, html } = await page(`/comments/moderate/${wrong}/`);
    expect(status).toBe(404);
    expect(html).not.toContain('Words of');
  },
);

describe('a button', () => {
  test('publishes those that the page showed, and pressed again does nothing', async () => {
    for (const id of ['both1', 'both2']) wait(id);
    const sent = await press({ action: 'publish', ids: 'both1 both2' });
    wait('later');
    const again = await press({ action: 'delete', ids: 'both1 both2' });

    expect([sent.status, sent.headers.location]).toEqual([303, `${address}?result=publish`]);
    expect(again.headers.location).toBe(`${address}?result=nothing`);
    expect(['both1', 'both2', 'later'].map(stateOf)).toEqual(['published', 'published', 'waiting']);
  });

  test('answers and publishes, and an answer that comes too late is not lost', async () => {
    wait('asked');
    const fields = { action: 'answer', ids: 'asked', words: 'Thank you, <b>Ada</b>' };
    for (const _ of ['once', 'twice'])
      expect((await press(fields)).headers.location).toBe(`${address}?result=answer`);
    const late = await press({ ...fields, words: 'Another answer' });

    expect(late.status).toBe(400);
    expect(late.body).toContain('decided before');
    expect(late.body).toContain('Another answer');
    expect(site.count(`SELECT count(*) FROM comment WHERE answers = 'asked'`)).toBe(1);
  });

  test.each([
    ['mute0', ' ', 'an answer needs words'],
    ['paid0', 'See https://www.amazon.com/dp/0804140847?tag=your-tag-20', 'pays through Amazon'],
  ])('answers %s nothing with the words “%s”', async (ids, words, said) => {
    wait(ids);
    const { status, body } = await press({ action: 'answer', ids, words });
    expect([status, body.includes(said), stateOf(ids)]).toEqual([400, true, 'waiting']);
  });

  test('on a page of another site does nothing', async () => {
    wait('other');
    const origin = 'https://evil.example';
    expect((await press({ action: 'delete', ids: 'other' }, { origin })).status).toBe(403);
    expect(stateOf('other')).toBe('waiting');
  });
});

describe('/api/comments', () => {
  test('tells a clone what is published, and nothing that was not shown', async () => {
    wait('taken');
    await press({ action: 'publish', ids: 'taken' });
    const { comments } = await (await api()).json();
    expect(comments.find(({ id }: { id: string }) => id === 'taken')).toEqual({
      ...{ id: 'taken', post: 'first-post', name: 'Ada', text: 'Words of taken', author: false },
      date: new Date(writtenAt * 1000).toISOString(),
    });
    const done = { method: 'POST', body: JSON.stringify({ taken: ['taken'], removed: [] }) };
    expect([(await api(done)).status, (await api(done)).status]).toEqual([200, 200]);
    expect(stateOf('taken')).toBe('acknowledged');
    expect((await (await api()).json()).acknowledged).toEqual(['taken']);
  });

  test.each([
    ['a wrong secret', { secret: 'a-secret-that-a-clone-knowz' }, 401],
    ['no secret', { secret: '' }, 401],
    ['no JSON', { method: 'POST', body: 'x' }, 400],
    ['another shape', { method: 'POST', body: '{"taken":["taken"]}' }, 400],
    ['no ids', { method: 'POST', body: '{"taken":["a b"],"removed":[]}' }, 400],
  ])('refuses %s', async (_, init, status) => {
    const answer = await api(init);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('Words');
  });
});

testLeaving(() => site, wait);

test('the author has a mail with the address of her page, and the log has neither', async () => {
  wait('mailed');
  const mails = async () => (await site.mails()).map(({ text }) => text).join('\n');
  await ask(`${site.url}/api/sweep`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SWEEP_SECRET}` },
  });
  await expect.poll(mails).toContain(`${siteUrl}${address}`);
  expect(site.output()).not.toContain(token);
  expect(site.output()).not.toMatch(/Words of|secret\.example/);
});
