import { createHmac } from 'node:crypto';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import { createRateLimit } from '../../../src/adapters/database/rate-limit.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import type { Comment } from '../../../src/domain/comments/comment.ts';
import { type Typed, typedIn } from '../../../src/domain/comments/comment-form.ts';
import { createCommentsService } from '../../../src/domain/comments/comments-service.ts';
import type { Ports } from '../../../src/domain/comments/ports.ts';
import type { Sending } from '../../../src/domain/comments/send-comment.ts';
import { SENDINGS } from '../../../src/domain/comments/sendings.ts';
import { GOOD_WORDS } from '../../support/bad-words.ts';
import { NOW } from '../../support/booking.ts';
import { spyLog } from '../../support/fakes.ts';

/** The posts of a site: one that is open and has a comment, one that is closed. */
const POSTS: Ports['posts'] = {
  async find(slug) {
    return new Map([
      ['a-day-at-home', { slug: 'a-day-at-home', title: 'A day at home', open: true }],
      ['a-day-out', { slug: 'a-day-at-home', title: 'A day at home', open: true }],
      ['said-and-done', { slug: 'said-and-done', title: 'Said and done', open: false }],
    ]).get(slug);
  },
  async comment(post, id) {
    return post === ANSWERED.post && id === ANSWERED.id ? ANSWERED : undefined;
  },
};

export const ANSWERED: Comment = {
  ...{ id: 'k3v9p2', post: 'a-day-at-home', name: 'Jenny', text: 'Me too!', author: false },
  date: new Date(NOW * 1000 - 3_600_000),
};

/** A form like any other, but for some fields. */
export const typed = (other: Partial<Typed> = {}) => typedIn({ ...GOOD_WORDS, ...other });

/** The service of comments on a database, with a clock that can be set. */
export function commentsOn(sql: Sql, ports: Partial<Ports> = {}) {
  const clock = { now: NOW };
  const spy = spyLog();
  let ids = 0;
  const service = createCommentsService(
    { author: 'Kayla', blocked: ['casino'] },
    {
      store: createWriting(sql),
      posts: POSTS,
      limit: createRateLimit(sql, 'household', SENDINGS),
      mark: (kind, text) => createHmac('sha256', kind).update(text).digest('hex').slice(0, 32),
      waiting: { tokenOf: (id) => `token-${id}`, read: (token) => /^token-(.*)$/.exec(token)?.[1] },
      arrived: () => void spy.happened.push('arrived'),
      log: spy.log,
      now: () => clock.now,
      newId: () => `c${String(++ids).padStart(4, '0')}`,
      newKey: () => (++ids).toString(16).padStart(32, '0'),
      ...ports,
    },
  );
  const look = (other?: Partial<Typed>) => service.look(typed(other));
  const press = (key: string, other?: Partial<Typed>, sending: Partial<Sending> = {}) =>
    service.send(typed(other), { key, refused: undefined, address: '203.0.113.7', ...sending });
  return {
    ...{ service, clock, spy, look, press },
    /** Writes, looks and presses the button. */
    send: async (other?: Partial<Typed>, sending?: Partial<Sending>) =>
      press((await look(other)).key, other, sending),
    rows: async () => (await sql.batch([{ sql: 'SELECT * FROM comment ORDER BY rowid' }]))[0]!,
  };
}
