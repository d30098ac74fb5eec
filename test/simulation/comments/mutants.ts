import { rewriting } from '../mutant.ts';
import type { Plan } from './plan.ts';
import type { Mutant } from './simulate.ts';

const crowded = {
  waiting: 498,
  doubtful: 0,
  readers: Array.from({ length: 6 }, (_, words) => reader(words)),
};

/** Faults that somebody might build in by mistake. */
export const mutants: Record<string, Mutant> = {
  'forgets that the same words are the same': {
    sql: rewriting((sql) =>
      sql.replaceAll(
        '(fingerprint = :fingerprint AND',
        '(1 = 0 AND fingerprint = :fingerprint AND',
      ),
    ),
  },
  'knows neither keys nor words': {
    sql: rewriting((sql) =>
      sql
        .replace('key TEXT NOT NULL UNIQUE', 'key TEXT NOT NULL')
        .replace('NOT EXISTS (SELECT 1 FROM comment WHERE', '$& 1 = 0 AND'),
    ),
  },
  'lets doubtful ones give way long before it is full': {
    sql: rewriting((sql) => sql.replace('>= 500', '>= 2')),
  },
  'lets any comment give way': {
    sql: rewriting((sql) => sql.replace(`AND doubts <> '[]' ORDER`, 'ORDER')),
    plan: crowded,
  },
  'takes more than 500': {
    sql: rewriting((sql) => sql.replace('< 500', '< 5000')),
    plan: crowded,
  },
  'publishes by itself': {
    sql: rewriting((sql) =>
      sql.replace(
        `state TEXT NOT NULL DEFAULT 'waiting'`,
        `state TEXT NOT NULL DEFAULT 'published'`,
      ),
    ),
  },
  'never forgets an address': {
    sql: rewriting((sql) =>
      sql.replace('UPDATE comment SET email = NULL', 'UPDATE comment SET email = email'),
    ),
    plan: { readers: [reader(0), reader(1)], decisions: [{ at: 60, to: 'published' }] },
  },
  'lets comments wait for ever': {
    store: (store) => ({
      ...store,
      fade: (before, now) => store.fade({ ...before, unread: 0 }, now),
    }),
  },
  'counts nobody': {
    limit: (limit) => ({ ...limit, admit: async () => true }),
    plan: { readers: Array.from({ length: 10 }, (_, words) => reader(words)) },
  },
  'answers for a comment that it never stored': {
    store: (store) => ({
      ...store,
      async write(comment, now) {
        const written = await store.write(comment, now);
        return written && { stored: { ...written.stored, id: comment.id } };
      },
    }),
  },
};

/** Somebody at one home who writes at once, each other words. */
function reader(words: number): Plan['readers'][number] {
  return { arrives: 0, home: 0, words, name: 0, email: true, presses: 1, again: null };
}
