import type { Outbox } from '../../src/domain/mail/outbox.ts';
import { type Mutant, rewriting } from './mutant.ts';
import { afterwards } from './mutants-afterwards.ts';

/** Faults that somebody might build in by mistake: each one loses money, hours or mails. */
export const mutants: Record<string, Mutant> = {
  'has no lock key': {
    first: 41,
    sql: rewriting(
      ['cell INTEGER PRIMARY KEY', 'cell INTEGER'],
      [/(NOT EXISTS \(SELECT 1 FROM slot_lock\s+WHERE) cell/, '$1 1 = 0 AND cell'],
    ),
  },
  'makes no refunds by itself': { store: () => ({ claimRefunds: async () => [] }) },
  'calls it paid without a lock': {
    sql: rewriting([
      /^(INSERT INTO slot_lock[^]*WHERE) (?=id = :id AND state = 'paid')/,
      '$1 1 = 0 AND ',
    ]),
  },
  'makes a call of an hour that has begun': {
    first: 553,
    sql: rewriting([':sound = 1 AND start_at > :now', ':sound = 1 AND :now > 0']),
  },
  'marks mails as sent before they are': {
    first: 15,
    outbox: (outbox) => ({
      async claimMails(now, subjects) {
        const mails = await outbox.claimMails(now, subjects);
        await Promise.all(mails.map(({ key }) => outbox.mailed(key, now)));
        return mails;
      },
    }),
  },
  'tries each mail once': {
    outbox(outbox) {
      const tried = new Set<string>();
      const claimMails: Outbox['claimMails'] = async (now, subjects) =>
        (await outbox.claimMails(now, subjects)).filter(
          ({ key }) => !tried.has(key) && tried.add(key),
        );
      return { claimMails };
    },
  },
  'sweeps no holds': {
    store: (store) => ({
      unsettled: async (now) =>
        (await store.unsettled(now)).filter(({ state }) => state !== 'held'),
    }),
  },
  'never asks Stripe by itself': { store: () => ({ unsettled: async () => [] }) },
  'gives back the wrong amount': {
    first: 12,
    checkout: (checkout) => ({
      refund: (refund) => checkout.refund({ ...refund, amount: refund.amount - 1 }),
    }),
  },
  'takes a payment under way for one that has come': {
    checkout: (checkout) => ({
      async find(sessionId) {
        const session = await checkout.find(sessionId);
        return session && { ...session, paid: session.status === 'complete' };
      },
    }),
  },
  'frees an hour whose page can still be paid': {
    first: 32,
    store: (store) => ({ releaseHold: async (id) => (await store.expire(id), true) }),
  },
  'sells hours in which the coach is busy': { calendar: () => ({ busy: async () => [] }) },
  'leaves a call out of the calendar of the coach': {
    store: (store) => ({ calls: async (from) => (await store.calls(from)).slice(1) }),
  },
  'says of no refund that it failed': {
    first: 21,
    store: () => ({ refundFailed: async () => undefined }),
  },
  'says of every refund that it failed': {
    first: 12,
    checkout: () => ({ refundState: async () => 'failed' }),
  },
  'tells nobody of a payment that no booking knows': {
    at: 'handle-event mailer.send',
    mailer: ({ send }) => ({
      send: async (message) => (message.id.endsWith('.stray') ? undefined : send(message)),
    }),
  },
  'takes all readers for one household': { household: () => 'everybody' },
  'counts what a household holds before it takes more, and not while': {
    first: 18,
    sql: rewriting([
      /\d+ > \(SELECT count\(\*\) FROM booking WHERE household/,
      '99 > (SELECT count(*) FROM booking WHERE household',
    ]),
  },
  'takes money that was given back by hand for a refund of its own': {
    at: 'money-left checkout.givenBack',
    checkout: (checkout) => ({
      async refund(due) {
        const given = await checkout.givenBack(due.paymentIntent);
        return given.reduce((sum, { amount }) => sum + amount, 0) >= due.amount
          ? due.amount
          : checkout.refund(due);
      },
    }),
  },
  'gives twice what the coach gives by hand': {
    first: 22,
    store(store) {
      let forms = 0;
      return { giveBack: (id, ...gift) => store.giveBack(`${id}.${++forms}`, ...gift) };
    },
  },
  'gives back by hand more than is left': {
    at: 'give-back store.giveBack',
    sql: rewriting([':amount <= charged', ':amount <= 9999 + charged']),
  },
  'counts in its books what did not arrive': {
    at: 'refund store.refundFailed',
    sql: rewriting([/AND failed_at IS NULL(?=\s+UNION)/g, '']),
  },
  'leaves calls that were canceled off the page of the coach': {
    store: (store) => ({
      async lookUp(asked) {
        const found = await store.lookUp(asked);
        return { ...found, notOver: found.notOver.filter(({ state }) => state === 'paid') };
      },
    }),
  },
  'holds an hour of a day that is closed while its form is under way': {
    first: 40,
    at: 'owner-request store.closeDays',
    sql: rewriting(['FROM closed_days WHERE last_day >= :day', '$& AND 1 = 0']),
  },
  'makes a call of money that comes for a day which was closed meanwhile': {
    first: 52,
    sql: rewriting([
      /^(UPDATE booking SET state = :state[^]*FROM closed_days WHERE)/,
      '$1 1 = 0 AND',
    ]),
  },
  'forgets the days that the coach closes': {
    store: () => ({ closeDays: async () => undefined }),
  },
  'mails the links of everybody to whoever lost theirs': {
    sql: rewriting(['lower(email) = lower(:address)', ':address = :address']),
  },
  'believes that a refund which was made arrives': {
    first: 21,
    store: () => ({ claimRefundChecks: async () => [] }),
  },
  ...afterwards,
};
