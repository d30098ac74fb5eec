import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import type { Typed } from '../../../src/domain/comments/comment-form.ts';
import type { Sending } from '../../../src/domain/comments/send-comment.ts';
import { log, logFault } from '../../../src/log.ts';
import { BAD_WORDS } from '../../support/bad-words.ts';
import { NOW } from '../../support/booking.ts';
import { tellAuthor } from '../../support/comments.ts';
import { emptyDatabase } from '../../support/store.ts';
import { ANSWERED, commentsOn, typed } from './world.ts';

const DAY = 86_400;
let sql: Sql;
let world: ReturnType<typeof commentsOn>;
beforeEach(async () => {
  sql = await emptyDatabase();
  world = commentsOn(sql);
});
const rows = () => world.rows();
const look = (other?: Partial<Typed>) => world.look(other);
const press = (key: string, other?: Partial<Typed>, sending?: Partial<Sending>) =>
  world.press(key, other, sending);
const send = (other?: Partial<Typed>, sending?: Partial<Sending>) => world.send(other, sending);

describe('the button of a preview', () => {
  it('stores the comment, which waits', async () => {
    const sent = await send({ answers: ANSWERED.id, email: 'ada@example.com' });
    expect(sent).toEqual({ ok: true, token: `token-${(await rows())[0]!['id']}` });
    expect(await world.service.waiting(sent.ok ? sent.token : '')).toMatchObject({
      ...{ post: 'a-day-at-home', name: 'Ada', words: 'I needed this today.', state: 'waiting' },
      ...{ answers: ANSWERED.id, email: 'ada@example.com', doubts: [], writtenAt: NOW },
    });
    expect(world.spy.happened).toEqual(['comment.sent', 'arrived']);
  });

  it('leads to the same page when it is pressed again, whatever has happened since', async () => {
    const { key } = await look();
    const first = await press(key);
    const later = [
      await press(key),
      await press(key, {}, { refused: 'outdated' }),
      await press(key, { answers: 'gone' }),
      ...(await Promise.all(Array.from({ length: 9 }, () => press(key)))),
    ];
    world.clock.now += 300 * DAY;
    for (const again of [...later, await press(key)]) expect(again).toEqual(first);
    expect(await rows()).toHaveLength(1);
  });

  it('leads to the same page for the same words under the same name', async () => {
    const first = await send();
    expect(await send({ words: ' i NEEDED this\ntoday.', name: 'ADA' })).toEqual(first);
    expect(await send({ email: 'ada@example.com', site: 'ada.example' })).toEqual(first);
    // An address may come later; what others will see may have been read by now, and stays.
    const stored = { words: 'I needed this today.', email: 'ada@example.com', site: null };
    expect(await rows()).toMatchObject([stored]);
    await send({ email: 'eve@example.com', site: 'eve.example' });
    expect(await rows()).toMatchObject([stored]);
  });

  it.each<[what: string, Partial<Typed>]>([
    ['another name', { name: 'Lin' }],
    ['other words', { words: 'I needed this.' }],
  ])('stores %s as another comment', async (_, other) => {
    expect(await send(other)).not.toEqual(await send());
    expect(await rows()).toHaveLength(2);
  });

  it.each<[reason: string, sending: Partial<Sending>]>([
    ['outdated', { refused: 'outdated' }],
    ['too-quick', { refused: 'too-quick' }],
    ['other-words', { key: '' }],
    ['other-words', { key: 'a'.repeat(31) }],
    ['other-words', { key: `${'a'.repeat(32)}\n` }],
  ])('shows the comment once more when it is %s', async (reason, sending) => {
    const sent = await send({}, sending);
    expect(sent).toMatchObject({ ok: false, reason, look: { draft: { name: 'Ada' } } });
    expect(await rows()).toEqual([]);
    // The button below it has a key that will do.
    expect(!sent.ok && (await press(sent.look.key))).toMatchObject({ ok: true });
  });

  it('stores no other words under a key that is taken', async () => {
    const { key } = await look();
    await press(key);
    expect(await press(key, { words: 'Something else' })).toMatchObject({
      ...{ ok: false, reason: 'other-words', look: { draft: { words: 'Something else' } } },
    });
    expect(await rows()).toHaveLength(1);
  });

  it('stores six in ten minutes and twenty a day from one household', async () => {
    let count = 0;
    const one = async (address = '203.0.113.7') => {
      const sent = await send({ words: `Words ${++count}` }, { address });
      return sent.ok || sent.reason;
    };
    const many = async (times: number) => {
      const answers: unknown[] = [];
      for (let index = 0; index < times; index++) answers.push(await one());
      return answers;
    };
    expect(await many(7)).toEqual([...Array<true>(6).fill(true), 'too-many']);
    expect(await one('203.0.113.8')).toBe(true);
    for (let round = 0; round < 2; round++) {
      world.clock.now += 600;
      await many(6);
    }
    world.clock.now += 600;
    expect(await many(3)).toEqual([true, true, 'too-many']);
    world.clock.now += DAY;
    expect(await one()).toBe(true);
  });

  it('counts one comment once, however often it is pressed', async () => {
    const { key } = await look();
    for (let index = 0; index < 20; index++) await press(key);
    for (let index = 0; index < 5; index++) await send({ words: `Words ${index}` });
    expect(await send({ words: 'One too many' })).toMatchObject({ reason: 'too-many' });
  });

  it('says so when no more can wait, and stores nothing', async () => {
    await sql.batch(
      Array.from({ length: 500 }, (_, index) => ({
        sql: `INSERT INTO comment (id, key, post, written_at, doubts)
          VALUES (:id, :id, 'a', ${NOW}, iif(:id = 'w7', '["links"]', '[]'))`,
        args: { id: `w${index}` },
      })),
    );
    expect(await send()).toMatchObject({ ok: true });
    expect(world.spy.happened).toEqual(['comment.gave-way', 'comment.sent', 'arrived']);
    expect(await send({ words: 'Another' })).toMatchObject({
      ...{ ok: false, reason: 'full', look: { draft: { words: 'Another' } } },
    });
    expect(await rows()).toHaveLength(501);
  });

  it('shows a comment that was deleted unread once more, and stores it then', async () => {
    const { key } = await look();
    await press(key);
    await tellAuthor(sql, world.clock.now);
    world.clock.now += 30 * DAY + 1;
    await world.service.sweep();
    const again = await press(key);
    expect(again).toMatchObject({ ok: false, reason: 'unread', look: { draft: { name: 'Ada' } } });
    expect(!again.ok && (await press(again.look.key))).toMatchObject({ ok: true });
    expect((await rows()).map(({ state }) => state)).toEqual(['deleted', 'waiting']);
  });

  it('notes what looks doubtful', async () => {
    const site = 'https://www.casino.example/a';
    await send({ site, words: 'http://a.example http://b.example http://c.example' });
    await sql.batch([{ sql: `UPDATE comment SET state = 'deleted', name = NULL, site = NULL` }]);
    await send({ name: ' aDA ', words: 'Hello' });
    await send({ name: 'Lin', site: 'http://casino.example/b', words: 'Hello' });
    expect((await rows()).map(({ doubts }) => JSON.parse(String(doubts)) as string[])).toEqual([
      ['links', 'blocked-words'],
      ['refused-name'],
      ['blocked-words', 'refused-site'],
    ]);
  });
});

it('is stored as it is shown, or comes back whole, whatever is typed, and no log tells of it', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue();
  world = commentsOn(sql, { log: { happened: log, failed: logFault } });
  for (const { what, typed: bad, kept, nowhere } of BAD_WORDS) {
    const stored = (await rows()).length;
    // Each from a home of its own, and each under words that nobody has sent before.
    const words = bad.words ?? `Said with ${what}`;
    const sent = await send({ words, ...bad }, { address: what });
    const all = await rows();
    if (kept) {
      const own = all.find(({ id }) => sent.ok && sent.token === `token-${String(id)}`);
      const { words, name, email, site } = own!;
      expect({ words, name, email, site }, what).toMatchObject(kept);
      continue;
    }
    const look = { typed: typed({ words, ...bad }), draft: undefined };
    expect(sent, what).toMatchObject({ ok: false, look });
    if (nowhere) expect(!sent.ok && sent.look.place, what).toBeUndefined();
    expect(all, what).toHaveLength(stored);
  }
  const lines = said.mock.calls.map(([line]) => JSON.parse(String(line)));
  said.mockRestore();
  expect(lines).toHaveLength(BAD_WORDS.length);
  for (const { at: _, ...fields } of lines)
    expect(Object.values(fields).join()).toMatch(
      /^comment\.(sent,c\d{4},waiting|refused,[a-z-]+)$/,
    );
});
