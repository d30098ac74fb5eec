import { type Mutant, rewriting } from './mutant.ts';

/** Faults in what the coach does with calls that are sold: moves them all, and says how they went. */
export const afterwards: Record<string, Mutant> = {
  'says that it moved the calls of closed days, and does not': {
    at: 'hours-instead store.taken',
    store: () => ({ move: async () => true }),
  },
  'moves the calls of closed days, and tells no reader': {
    at: 'hours-instead store.taken',
    sql: rewriting([/^(INSERT INTO outbox[^]*'moved-reader'[^]*?WHERE)/, '$1 1 = 0 AND']),
  },
  'tells who was missed as often as the coach says so': {
    sql: rewriting([`id || '.no-show-reader'`, `id || '.' || :now || '.no-show-reader'`]),
  },
  'tells who was missed nothing': {
    sql: rewriting([/^(INSERT INTO outbox[^]*'no-show-reader'[^]*?WHERE)/, '$1 1 = 0 AND']),
  },
  'tells who was missed nothing, once that was taken back': {
    sql: rewriting(['DELETE FROM outbox WHERE', '$& 1 = 0 AND']),
  },
  'gives money back to who did not come': {
    store: (store) => ({
      async conclude(id, outcome, now) {
        const gift = { bookingId: id, amount: 100, words: '', elsewhere: 0 };
        if (outcome === 'no-show') await store.giveBack(`${id}.missed`, gift, now);
        return store.conclude(id, outcome, now);
      },
    }),
  },
  'writes after a call as often as its form comes': {
    sql: rewriting([
      `id || '.' || 'follow-up-reader'`,
      `id || '.' || (SELECT count(*) FROM outbox) || '.follow-up-reader'`,
    ]),
  },
  'writes after a call that was missed': {
    sql: rewriting([`AND outcome = 'held' AND email`, 'AND email']),
  },
};
