import fc from 'fast-check';
import { NOW } from '../support/booking.ts';
import { portCalls } from './port-calls.ts';

export type Method = 'card' | 'declined' | 'delayed' | 'half-off' | 'all-off';

/** What a reader does. `tab` counts from the newest page of theirs, `hour` from the first on offer. */
export type Deed =
  | { kind: 'submit' | 'submit-twice'; hour: number; pays: Method | null }
  | { kind: 'send-again'; hour: number }
  | { kind: 'pay'; tab: number; method: Method; comesBack: boolean }
  | { kind: 'look'; tab: number }
  | Change
  | { kind: 'release' | 'lose-cookie' };

export type Change = { kind: 'cancel' | 'move'; tab: number; thinks: number; times: number };

/** One world, drawn from a seed; made smaller by fast-check as long as it still goes wrong. */
export type Plan = {
  /** Latencies, orders, losses: every small choice. */
  dice: number;
  readers: { arrives: number; deeds: { pause: number; deed: Deed }[] }[];
  /** Households that hold what they can and pay nothing: so many forms at once, so often. */
  squatters: { arrives: number; forms: number; times: number; keepsCookie: boolean }[];
  /** What the coach does with the calls that she has by then. */
  coach: { at: number; deed: Change }[];
  crashes: number;
  /** Where most of them happen, as `portCalls` names it. */
  crashesAt: string;
  faults: number;
  /** How likely it is that a call of Stripe goes wrong. */
  moody: number;
  refusals: number;
  /** Which share of the webhooks arrives, in percent. */
  webhooks: number;
  generous: boolean;
  refunds: 'succeed' | 'pending' | 'fail';
  /** When the owner deletes all test data at Stripe, if ever. */
  wipedAt: number | null;
  /** Hours that an appointment of the coach takes from `at` on. */
  busy: { at: number; from: number }[];
  /** Seconds between two sweeps. */
  sweeps: number;
  stripeDown: { from: number; for: number };
  mailDown: { from: number; for: number };
  /** Machines that share the database, each with a clock of its own. */
  servers: number;
  /** How likely it is that a payment is disputed. */
  disputes: number;
  /** The first reader's address is none. */
  mistyped: boolean;
  /** What the coach gives back by hand, of the call that she got last by then, in cents. */
  gifts: { at: number; amount: number }[];
  /** One server's clock jumps by so many seconds, and a while later back to what is true. */
  clockSteps: { server: number; by: number; from: number; for: number }[];
  /** One server goes out like a light, with all that it was doing, and starts anew. */
  restarts: { server: number; at: number }[];
};

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A clock that was read so many seconds ago may still have a part in what happens. */
const READ = 120;

/** How far off, in seconds, the clocks may be on which something rests that happens at `at`. */
export function skewsAt({ clockSteps }: Plan, at: number): number[] {
  const since = at - NOW;
  const inForce = clockSteps.filter(
    ({ from, for: span }) => from <= since && since <= from + span + READ,
  );
  return [0, ...inForce.map(({ by }) => by)];
}

/** Mostly quickly; else around the moments when a page closes and a hold lapses. */
const pause = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 1, 20, 5 * MINUTE) },
  { weight: 1, arbitrary: fc.constantFrom(29 * MINUTE, 31 * MINUTE, 41 * MINUTE) },
);

const method = fc.constantFrom<Method[]>(
  ...(['card', 'card', 'card', 'card', 'declined', 'delayed', 'half-off', 'all-off'] as const),
);

/** Opens the page of a call, thinks for so many seconds, and sends its form so many times. */
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('cancel', 'move'),
  tab: fc.nat(1),
  thinks: fc.constantFrom(0, 10, HOUR),
  times: fc.constantFrom(1, 2),
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('submit'), hour: fc.nat(3), pays: fc.option(method) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('submit-twice'),
      hour: fc.nat(2),
      pays: fc.option(method),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('send-again'), hour: fc.nat(1) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('pay'),
      tab: fc.nat(1),
      method,
      comesBack: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look'), tab: fc.nat(1) }) },
  { weight: 4, arbitrary: change },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('release', 'lose-cookie') }) },
);

const reader = fc.record({
  arrives: fc.constantFrom(0, 0, 1, 60, HOUR),
  deeds: fc.array(fc.record({ pause, deed }), { minLength: 2, maxLength: 7 }),
});

const squatter = fc.record({
  arrives: fc.constantFrom(0, 0, 5 * MINUTE),
  forms: fc.constantFrom(1, 4, 12),
  times: fc.constantFrom(1, 3),
  keepsCookie: fc.boolean(),
});

/** In one of the hours that are offered first. */
const appointment = fc.record({
  at: fc.constantFrom(0, 5 * MINUTE, HOUR),
  from: fc.constantFrom(72 * HOUR, 74 * HOUR, 128 * HOUR),
});

const outage = (longest: number[]) =>
  fc.record({ from: fc.nat(HOUR), for: fc.constantFrom(0, 0, 0, ...longest) });

const server = fc.nat(1);

const clockStep = fc.record({
  server,
  by: fc.constantFrom(-HOUR, -5 * MINUTE, -2, 2, 5 * MINUTE, HOUR),
  from: fc.nat(2 * HOUR),
  for: fc.constantFrom(1, 10 * MINUTE, HOUR, DAY),
});

/**
 * @param harsh two servers, clocks that jump, days without Stripe or mail, and more of everything that
 * goes wrong
 */
export function plans(harsh: boolean): fc.Arbitrary<Plan> {
  const plan = fc.record<Plan>({
    dice: fc.noShrink(fc.nat()),
    readers: fc.array(reader, { minLength: 1, maxLength: 6 }),
    coach: fc.array(fc.record({ at: fc.constantFrom(10 * MINUTE, HOUR), deed: change }), {
      minLength: 1,
      maxLength: 3,
    }),
    squatters: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Plan['squatters']>([]) },
      { weight: 1, arbitrary: fc.array(squatter, { minLength: 1, maxLength: 2 }) },
    ),
    crashes: fc.nat(harsh ? 12 : 8),
    crashesAt: fc.constantFrom(...portCalls()),
    faults: fc.nat(harsh ? 12 : 6),
    moody: fc.constant(0.04),
    refusals: fc.nat(4),
    webhooks: fc.constantFrom(100, 50, 0),
    generous: fc.boolean(),
    refunds: fc.constantFrom('succeed', 'succeed', 'succeed', 'pending', 'fail'),
    wipedAt: fc.oneof(
      { weight: 11, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(MINUTE, 2 * MINUTE, 10 * MINUTE, HOUR) },
    ),
    busy: fc.array(appointment, { maxLength: 2 }),
    sweeps: fc.constantFrom(5 * MINUTE, 20 * MINUTE),
    stripeDown: outage(harsh ? [HOUR, DAY] : [20 * MINUTE]),
    mailDown: outage(harsh ? [HOUR, DAY] : [20 * MINUTE]),
    servers: harsh ? fc.constantFrom(1, 2) : fc.constant(1),
    clockSteps: harsh ? fc.array(clockStep, { maxLength: 3 }) : fc.constant([]),
    restarts: harsh
      ? fc.array(fc.record({ server, at: fc.nat(2 * HOUR) }), { maxLength: 2 })
      : fc.constant([]),
    disputes: fc.constant(0.03),
    mistyped: fc.constantFrom(false, false, false, false, true),
    gifts: fc.array(
      fc.record({
        at: fc.constantFrom(5 * MINUTE, 12 * MINUTE, HOUR),
        amount: fc.constantFrom(500, 1250, 2500),
      }),
      { maxLength: 1 },
    ),
  });
  return fc.noBias(plan);
}
