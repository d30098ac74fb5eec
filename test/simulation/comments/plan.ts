import fc from 'fast-check';
import { portCalls } from '../port-calls.ts';

const MINUTE = 60;
const HOUR = 3600;
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
    /** Whose address it is that they leave, if they do. */
    email: number | null;
    site: boolean;
    /** Whether they answer a comment that they see. */
    answers: boolean;
    presses: number;
    /** Seconds until the same page is sent once more, if it is. */
    again: number | null;
    /** What they say, each so many seconds after a mail, and how often at once; whoever says nothing hears no more. */
    says: { after: number; hears: 'yes' | 'no'; times: number }[];
  }[];
  /** What the author does about each mail: so late, so long after she has opened her page, so often at once. */
  visits: {
    late: number;
    thinks: number;
    does: 'publish' | 'answer' | 'delete';
    all: boolean;
    times: number;
  }[];
  /** When a clone takes what is published, and which of the two; so long between steps, and killed after so many, if it is. */
  takes: { at: number; clone: number; pace: number; killed: number | null }[];
  /** When she deletes the file of a comment, and pushes. */
  removals: number[];
  /** When the site is built, besides once a day. */
  builds: number[];
  /** Mail programs that follow every link before anybody reads. */
  scanners: boolean;
  /** The first address is none. */
  mistyped: boolean;
  mailDown: { from: number; for: number };
  /** So many others wait already, of which so many look doubtful. */
  waiting: number;
  doubtful: number;
  servers: number;
  restarts: { server: number; at: number }[];
  crashes: number;
  crashesAt: string;
  faults: number;
};

/** Where the use cases of comments are. */
export const COMMENTS = '{comments,mail}/**/*.ts';

const times = fc.constantFrom(1, 1, 2, 3);
const reader = fc.record({
  arrives: fc.constantFrom(0, 0, 0, 1, MINUTE, DAY, 2 * DAY),
  home: fc.nat(3),
  words: fc.oneof(fc.nat(3), fc.nat(11)),
  name: fc.nat(1),
  email: fc.option(fc.nat(3)),
  site: fc.boolean(),
  answers: fc.boolean(),
  presses: fc.constantFrom(1, 2, 2, 5),
  again: fc.option(fc.constantFrom(1, MINUTE, 2 * DAY, 27 * DAY, 31 * DAY)),
  says: fc.array(
    fc.record({
      after: fc.constantFrom(5, MINUTE, DAY),
      hears: fc.constantFrom('yes', 'yes', 'no'),
      times,
    }),
    { maxLength: 3 },
  ),
});
const visit = fc.record({
  late: fc.constantFrom(5, MINUTE, HOUR, DAY, 29 * DAY, 31 * DAY),
  thinks: fc.constantFrom(1, MINUTE, DAY),
  does: fc.constantFrom('publish', 'publish', 'publish', 'answer', 'delete'),
  all: fc.boolean(),
  times,
});
const moment = fc.constantFrom(MINUTE, HOUR, DAY, DAY + HOUR, 2 * DAY, 4 * DAY, 20 * DAY);

const plans: fc.Arbitrary<Plan> = fc.record({
  dice: fc.nat(),
  readers: fc.array(reader, { minLength: 2, maxLength: 12 }),
  visits: fc.array(visit, { maxLength: 5 }),
  takes: fc.array(
    fc.record({
      ...{ at: moment, clone: fc.nat(1), killed: fc.option(fc.nat(4)) },
      pace: fc.constantFrom(1, MINUTE, HOUR),
    }),
    {
      maxLength: 5,
    },
  ),
  removals: fc.array(moment, { maxLength: 2 }),
  builds: fc.array(moment, { maxLength: 2 }),
  scanners: fc.boolean(),
  mistyped: fc.constantFrom(false, false, true),
  mailDown: fc.constantFrom({ from: 0, for: 0 }, { from: 0, for: DAY }, { from: DAY, for: HOUR }),
  waiting: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 498),
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

/** The same world, but crashing at one await of `portCalls`, and lively enough to come by there. */
export function aim(plan: Plan, crashesAt: string): Plan {
  const prompt = { late: 5, thinks: 1, all: true, times: 2 };
  const first = crashesAt.endsWith('store.delete') ? 'delete' : 'publish';
  const asks = { after: 5, hears: 'yes', times: 2 } as const;
  return {
    ...plan,
    ...{ crashesAt, crashes: 8, faults: 0, restarts: [], waiting: 0 },
    readers: plan.readers.map((reader, index) => ({
      ...reader,
      ...{ email: index % 4, answers: index % 2 === 1, says: [asks, asks] },
      arrives: index % 2 === 1 ? 2 * DAY : reader.arrives,
    })),
    visits: ([first, 'publish', 'answer', 'delete', 'publish'] as const).map((does) => ({
      ...prompt,
      does,
    })),
    takes: [HOUR, DAY, 3 * DAY].map((at) => ({ at, clone: 0, pace: 1, killed: null })),
    builds: [HOUR, 2 * DAY - HOUR],
    removals: [2 * DAY],
    mistyped: crashesAt.startsWith('comment-writer'),
    mailDown: { from: 0, for: 0 },
  };
}

/** The smallest world like that of the seed that is not `fine`. */
export async function smallest(seed: number, fine: (plan: Plan) => Promise<boolean>) {
  const checked = await fc.check(fc.asyncProperty(plans, fine), { seed, numRuns: 1 });
  return checked.counterexample?.[0] ?? planOf(seed);
}
