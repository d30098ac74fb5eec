import fc from 'fast-check';
import { portCalls } from '../port-calls.ts';

const MINUTE = 60;
const DAY = 86_400;

/** One world of comments, drawn from a seed. */
export type Plan = {
  /** Latencies, orders, losses: every small choice. */
  dice: number;
  /** Who writes: from which home, which words under which name, and how often the button is pressed at once. */
  readers: {
    arrives: number;
    home: number;
    words: number;
    name: number;
    email: boolean;
    presses: number;
    /** Seconds until the same page is sent once more, if it is. */
    again: number | null;
  }[];
  /** The author's decisions, of the comment that has waited longest by then. */
  decisions: { at: number; to: 'published' | 'deleted' }[];
  /** So many others wait already, of which so many look doubtful. */
  waiting: number;
  doubtful: number;
  servers: number;
  restarts: { server: number; at: number }[];
  crashes: number;
  crashesAt: string;
  faults: number;
};

/** Where the use cases are that readers come to; what the author does is in a room of its own. */
export const COMMENTS = 'comments/*.ts';

const reader = fc.record({
  arrives: fc.constantFrom(0, 0, 0, 1, MINUTE, DAY),
  home: fc.nat(3),
  words: fc.oneof(fc.nat(3), fc.nat(11)),
  name: fc.nat(1),
  email: fc.boolean(),
  presses: fc.constantFrom(1, 2, 2, 5),
  again: fc.option(fc.constantFrom(1, MINUTE, 2 * DAY, 29 * DAY, 31 * DAY)),
});

const plans: fc.Arbitrary<Plan> = fc.record({
  dice: fc.nat(),
  readers: fc.array(reader, { minLength: 2, maxLength: 12 }),
  decisions: fc.array(
    fc.record({
      at: fc.constantFrom(30, MINUTE, DAY, 20 * DAY),
      to: fc.constantFrom('published', 'published', 'deleted'),
    }),
    { maxLength: 4 },
  ),
  waiting: fc.constantFrom(0, 0, 0, 498),
  doubtful: fc.constantFrom(0, 1, 200),
  servers: fc.constantFrom(1, 2),
  restarts: fc.array(fc.record({ server: fc.nat(1), at: fc.constantFrom(1, 5, MINUTE) }), {
    maxLength: 2,
  }),
  crashes: fc.constantFrom(0, 2, 8),
  crashesAt: fc.constantFrom(...portCalls(COMMENTS)),
  faults: fc.constantFrom(0, 3, 12),
});

/** The world of one seed. */
export function planOf(seed: number): Plan {
  return fc.sample(plans, { seed, numRuns: 1 })[0]!;
}
