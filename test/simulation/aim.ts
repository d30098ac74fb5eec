import type { Outcome } from '../../src/domain/booking/booking.ts';
import type { Change, Plan } from './plan.ts';

const MINUTE = 60;
const HOUR = 3600;

type Way = (plan: Plan) => Partial<Plan>;

/** A payment that nobody tells of, while Stripe can't be asked, and another reader in the same hour. */
const lateMoney: Way = () => ({
  readers: [reader(0, 0, 'card'), reader(62 * MINUTE, 0, 'card')],
  busy: [],
  webhooks: 0,
  sweeps: 20 * MINUTE,
  stripeDown: { from: 15 * MINUTE, for: 46 * MINUTE },
  wipedAt: null,
});

/** Days are closed and opened again, amid readers who want their hours. */
const ill: Way = () => ({
  closings: Array.from({ length: 8 }, (_, index) => ({
    at: index === 0 ? 0 : MINUTE,
    ...{
      from: 72,
      to: 168,
      then: index % 2 === 0 ? ('cancel' as const) : ('move' as const),
      well: 10,
    },
  })),
});

/** Calls that are over, and of which the coach says that. */
const after =
  (outcome: Outcome): Way =>
  (plan) => ({
    ...calls(plan, 'move'),
    endings: Array.from({ length: 4 }, () => ({
      says: [{ outcome, after: 0 }],
      times: 2,
      writes: 2,
    })),
  });

/** The same once calls are booked, which move. */
const illLater: Way = () => ({
  coach: [],
  closings: [{ at: 21 * MINUTE, from: 72, to: 120, then: 'move', well: null }],
});

const BY_HAND: Plan['byHand'] = Array(6).fill({ at: 5 * MINUTE, sums: [500, 500], times: 2 });

/** What it takes to come to awaits that few worlds come to. */
const ways: Record<string, Way[]> = {
  // Stripe forgets a payment while its webhook is on the way.
  'handle-event mailer.send': [
    () => ({
      readers: [reader(0, 0, 'card'), reader(0, 1, 'card')],
      webhooks: 100,
      wipedAt: 2 * MINUTE,
    }),
  ],
  // Of a form that was sent twice one has to fail while the other waits for its page.
  'open-page checkout.close': [
    ({ readers }) => ({
      readers: readers.map(() => ({ arrives: 0, deeds: Array<typeof twice>(6).fill(twice) })),
      faults: 80,
      moody: 0.6,
      refusals: 0,
    }),
  ],
  'booking-writer store.addressRefused': [
    () => ({ readers: [reader(0, 0, 'card'), reader(0, 1, 'card')], mistyped: true }),
  ],
  'handle-event checkout.pageOf': [
    () => ({ readers: [reader(0, 0, 'card'), reader(0, 1, 'card')], webhooks: 100, disputes: 1 }),
  ],
  'money-left checkout.givenBack': [
    (plan) => ({ ...calls(plan, 'cancel'), gifts: [{ at: 5 * MINUTE, amount: 1250 }] }),
  ],
  'money-left store.refundsOf': [(plan) => ({ ...calls(plan, 'move'), byHand: BY_HAND })],
  'give-back store.find': [(plan) => ({ ...calls(plan, 'move'), byHand: BY_HAND })],
  'give-back store.giveBack': [(plan) => ({ ...calls(plan, 'move'), byHand: BY_HAND })],
  'open-page checkout.open': [() => ({ refusals: 20 })],
  'open-page store.raiseAttempt': [() => ({ refusals: 20 })],
  'reconcile store.expire': [() => ({ wipedAt: 20 * MINUTE })],
  'release store.expire': [() => ({ wipedAt: 10 * MINUTE })],
  'refund store.refundFailed': [
    (plan) => ({ ...calls(plan, 'cancel'), refunds: 'fail' }),
    (plan) => ({ ...calls(plan, 'cancel'), wipedAt: 5 * MINUTE }),
  ],
  'owner-request store.closeDays': [ill],
  'owner-request store.reopenDays': [ill],
  'hours-instead store.taken': [(plan) => ({ ...calls(plan, 'move'), ...illLater(plan) })],
  'compose store.followUp': [after('took-place')],
  // Nothing can be given back for longer than a refund may take.
  'refund store.alert': [
    (plan) => ({
      ...calls(plan, 'cancel'),
      sweeps: 5 * MINUTE,
      stripeDown: { from: 5 * MINUTE, for: 60 * HOUR },
    }),
  ],
  'cancel store.find': [(plan) => calls(plan, 'cancel')],
  'reschedule store.find': [(plan) => calls(plan, 'move')],
};

/** The same world, but its first reader's money is late for an hour that another one wants. */
export function withLateMoney(plan: Plan): Plan {
  return { ...plan, ...lateMoney(plan) };
}

/** The same world, but crashing at one await of `portCalls`, and led there where few worlds come by. */
export function aim(plan: Plan, crashesAt: string): Plan {
  const choice = ways[crashesAt] ?? [];
  const way = choice[plan.dice % choice.length];
  return { ...plan, crashesAt, crashes: 8, ...way?.(plan) };
}

const twice = {
  pause: MINUTE,
  deed: { kind: 'submit-twice', hour: 0, pays: null },
} satisfies Plan['readers'][number]['deeds'][number];

function reader(arrives: number, hour: number, pays: 'card' | null): Plan['readers'][number] {
  return { arrives, deeds: [{ pause: 0, deed: { kind: 'submit', hour, pays } }] };
}

/** Calls that are paid, and what the coach does with them again and again. */
function calls({ readers }: Plan, kind: Change['kind']): Pick<Plan, 'readers' | 'coach'> {
  const deed: Change = { kind, tab: 0, thinks: 0, times: 2 };
  return {
    readers: [reader(0, 0, 'card'), reader(0, 1, 'card'), ...readers],
    coach: Array.from({ length: 8 }, () => ({ at: 10 * MINUTE, deed })),
  };
}
