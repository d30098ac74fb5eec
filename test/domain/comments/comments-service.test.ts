import { beforeEach, describe, expect, it } from 'vitest';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import type { Typed } from '../../../src/domain/comments/comment-form.ts';
import { NOW } from '../../support/booking.ts';
import { emptyDatabase } from '../../support/store.ts';
import { ANSWERED, commentsOn } from './world.ts';

const DAY = 86_400;
let sql: Sql;
let world: ReturnType<typeof commentsOn>;
beforeEach(async () => {
  sql = await emptyDatabase();
  world = commentsOn(sql);
});
const rows = () => world.rows();
const look = (other?: Partial<Typed>) => world.look(other);
const send = (other?: Partial<Typed>) => world.send(other);

describe('a look', () => {
  it('shows a comment as it will be, where it will stand, and stores nothing', async () => {
    expect(await look({ answers: ANSWERED.id, words: ' Hello! ' })).toMatchObject({
      place: { title: 'A day at home', open: true, answered: ANSWERED },
      draft: { words: 'Hello!', answers: ANSWERED.id },
      ...{ wrong: {}, key: expect.stringMatching(/^[\da-f]{32}$/) },
    });
    expect(await rows()).toEqual([]);
  });

  it('finds a post that was renamed since, and what is sent stands under its new name', async () => {
    expect(await look({ post: 'a-day-out' })).toMatchObject({
      place: { post: 'a-day-at-home' },
      draft: { post: 'a-day-at-home' },
    });
    await send({ post: 'a-day-out' });
    await send({ post: 'a-day-at-home' });
    expect(await rows()).toMatchObject([{ post: 'a-day-at-home' }]);
  });

  it('gives each its own key', async () => {
    expect((await look()).key).not.toBe((await look()).key);
  });

  it('shows what was typed, and what is wrong with it', async () => {
    expect(await look({ name: '', words: ' Hello! ' })).toMatchObject({
      ...{ draft: undefined, typed: { words: ' Hello! ' }, wrong: { name: expect.any(String) } },
    });
  });

  it.each<[what: string, Partial<Typed>]>([
    ['is closed', { post: 'said-and-done' }],
    ['is none', { post: 'no-such-post' }],
  ])('shows no comment where the post %s', async (_, other) => {
    expect((await look(other)).draft).toBeUndefined();
  });

  it.each(['k3v9p3', '../k3v9p2', 'a'.repeat(9999)])(
    'lets an answer to %.20s stand by itself',
    async (answers) => {
      const { place, draft } = await look({ answers });
      expect([place?.answered, draft?.answers]).toEqual([undefined, null]);
    },
  );
});

it('opens no page for a token that is not ours', async () => {
  expect(await world.service.waiting('other-a')).toBeUndefined();
  expect(await world.service.waiting('token-a')).toBeUndefined();
});

describe('a sweep', () => {
  it('forgets the address ninety days after it was decided on', async () => {
    await send({ email: 'ada@example.com' });
    await sql.batch([{ sql: `UPDATE comment SET state = 'published', decided_at = ${NOW}` }]);
    for (const [later, email] of [
      [90 * DAY, 'ada@example.com'],
      [1, null],
    ] as const) {
      world.clock.now += later;
      await world.service.sweep();
      expect(await rows()).toMatchObject([{ state: 'published', name: 'Ada', email }]);
    }
  });

  it('forgets whose comments they were after a day', async () => {
    await send();
    world.clock.now += DAY;
    await world.service.sweep();
    expect((await sql.batch([{ sql: 'SELECT * FROM rate' }]))[0]).toEqual([]);
  });

  it('does all it can, and tells of what fails', async () => {
    const broken = commentsOn(sql, {
      store: {
        ...createWriting(sql),
        fade: () => Promise.reject(new Error('the database is gone')),
      },
    });
    await send();
    broken.clock.now += DAY;
    await broken.service.sweep();
    expect(broken.spy.failed).toEqual(['comments-fade.failed']);
    expect((await sql.batch([{ sql: 'SELECT * FROM rate' }]))[0]).toEqual([]);
  });
});
