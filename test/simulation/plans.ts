import fc from 'fast-check';
import type { Outcome } from '../../src/domain/booking/booking.ts';
import type { Change, Deed, Method, Plan } from './plan.ts';
import { portCalls } from './port-calls.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Mostly quickly; else around the moments when a page closes and a hold lapses. */
const pause = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 1, 20, 5 * MINUTE) },
  { weight: 1, arbitrary: fc.constantFrom(29 * MINUTE, 35 * MINUTE, 45 * MINUTE) },
);

const method = fc.constantFrom<Method[]>(
  ...(['card', 'card', 'card', 'card', 'declined', 'delayed', 'half-off', 'all-off'] as const),
);

const RESTLESS = ['release', 'lose-cookie', 'lose-mail'] as const;

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
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(...RESTLESS) }) },
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

/** One of the days that are offered first, or all of them. */
const closing = fc.record({
  at: fc.constantFrom(0, 1, 20, MINUTE, 5 * MINUTE, 21 * MINUTE, HOUR, HOUR, HOUR),
  from: fc.constantFrom(72, 120),
  to: fc.constantFrom(72, 72, 168),
  then: fc.constantFrom('cancel', 'move', 'move', null),
  well: fc.constantFrom(null, MINUTE, HOUR),
});

const said = (...says: [Outcome, number][]) => says.map(([outcome, after]) => ({ outcome, after }));

/** Said at once, said again, taken back in time or too late, and said after all. */
const ending = fc.record({
  says: fc.constantFrom(
    said(['took-place', 0]),
    said(['no-show', 0]),
    said(['no-show', 0], ['took-place', 5 * MINUTE]),
    said(['no-show', 0], ['took-place', 5 * MINUTE], ['no-show', 20 * MINUTE]),
    said(['no-show', 0], ['no-show', 20 * MINUTE]),
    said(['no-show', 0], ['took-place', 20 * MINUTE]),
  ),
  times: fc.constantFrom(1, 2),
  writes: fc.constantFrom(0, 1, 2),
});

const byHand = fc.record({
  at: fc.constantFrom(5 * MINUTE, 12 * MINUTE, HOUR),
  sums: fc.array(fc.constantFrom(500, 1250, 2500), { minLength: 1, maxLength: 2 }),
  times: fc.constantFrom(1, 2),
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
    byHand: fc.array(byHand, { maxLength: 2 }),
    closings: fc.array(closing, { maxLength: 1 }),
    endings: fc.array(ending, { minLength: 1, maxLength: 2 }),
  });
  return fc.noBias(plan);
}
