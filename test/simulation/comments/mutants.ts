import { rewriting } from '../mutant.ts';
import { reader, visits } from './deeds.ts';
import { mailMutants } from './mail-mutants.ts';
import type { Mutant } from './simulate.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const crowded = {
  waiting: 498,
  doubtful: 0,
  readers: Array.from({ length: 6 }, (_, words) => reader(words)),
};
/** Faults that somebody might build in by mistake. */
export const mutants: Record<string, Mutant> = {
  ...mailMutants,
  'forgets that the same words are the same': {
    sql: rewriting([
      '(fingerprint = :fingerprint AND',
      '(1 = 0 AND fingerprint = :fingerprint AND',
    ]),
  },
  'knows neither keys nor words': {
    sql: rewriting(
      ['key TEXT NOT NULL UNIQUE', 'key TEXT NOT NULL'],
      ['NOT EXISTS (SELECT 1 FROM comment WHERE', '$& 1 = 0 AND'],
    ),
  },
  'lets doubtful ones give way long before it is full': {
    sql: rewriting(['>= 500', '>= 2']),
  },
  'lets any comment give way': {
    sql: rewriting([`AND doubts <> '[]' ORDER`, 'ORDER']),
    plan: crowded,
  },
  'takes more than 500': {
    sql: rewriting(['< 500', '< 5000']),
    plan: crowded,
  },
  'publishes by itself': {
    sql: rewriting([
      `state TEXT NOT NULL DEFAULT 'waiting'`,
      `state TEXT NOT NULL DEFAULT 'published'`,
    ]),
  },
  'publishes when somebody looks': {
    store: (store) => ({
      async waiting() {
        const waiting = await store.waiting();
        await store.publish(
          waiting.map(({ id }) => id),
          0,
        );
        return waiting;
      },
    }),
  },
  'publishes all that waits': {
    sql: rewriting([
      /(SET state = 'published'[^]*state = 'waiting' AND) id IN/,
      '$1 :ids <> id OR id IN',
    ]),
  },
  'puts a site under words that she has read': {
    sql: rewriting([
      'SET email = coalesce(email, :email)',
      `$&, site = iif(written_at < :now, 'https://x.example/', site)`,
    ]),
    plan: {
      readers: [
        { ...reader(0), site: false },
        { ...reader(0), arrives: MINUTE, name: 1 },
      ],
      visits: visits.map((visit) => ({ ...visit, thinks: DAY })),
    },
  },
  'answers once for each press': {
    sql: rewriting(
      [`'answer to ' || id, post`, `:answer, post`],
      [`FROM comment WHERE state = 'waiting' AND id IN`, 'FROM comment WHERE id IN'],
    ),
    plan: { visits: visits.map((visit) => ({ ...visit, does: 'answer', times: 3 })) },
  },
  'forgets half of a decision': {
    store: (store) => ({
      publish: (ids, now, answer) => store.publish(ids.slice(0, 1), now, answer),
    }),
    plan: { visits },
  },
  'takes back what a clone has not heard of': {
    clone: (clone) => ({
      ...clone,
      shared() {
        const { kept } = clone.shared();
        return {
          kept,
          gone: Object.assign(new Set<string>(), { has: (id: string) => !kept.has(id) }),
        };
      },
    }),
    plan: {
      visits,
      readers: [{ ...reader(0), arrives: 2 * DAY }],
      takes: [
        { at: 2 * DAY - 2 * HOUR, clone: 1, pace: HOUR, killed: null },
        { at: 2 * DAY + 20 * MINUTE, clone: 0, pace: 1, killed: null },
      ],
    },
  },
  'never forgets an address': {
    sql: rewriting(['UPDATE comment SET email = NULL', 'UPDATE comment SET email = email']),
    plan: { readers: [reader(0), reader(1)], visits },
  },
  'lets comments wait for ever': {
    store: (store) => ({ fade: (before, now) => store.fade({ ...before, unread: 0 }, now) }),
  },
  'counts nobody': {
    limit: () => ({ admit: async () => true }),
    plan: { readers: Array.from({ length: 10 }, (_, words) => reader(words)) },
  },
  'answers for a comment that it never stored': {
    store: (store) => ({
      async write(comment, now) {
        const written = await store.write(comment, now);
        return written && { stored: { ...written.stored, id: comment.id } };
      },
    }),
  },
};
