import { mutants as commentMutants } from './comments/mutants.ts';
import { COMMENTS, planOf as commentPlanOf, smallest } from './comments/plan.ts';
import { simulate as simulateComments } from './comments/simulate.ts';
import { firstFailing, planOf, shortest } from './lives.ts';
import { mutants } from './mutants.ts';
import { portCalls } from './port-calls.ts';
import { simulate } from './simulate.ts';
import { count, countLife, type Tally } from './tally.ts';

type Story = { plan: unknown; life: { trace: string[]; violations: Iterable<string> } };
type Found = { seed: number; violation: string } | undefined;

/** A kind of worlds that `npm run simulate` lives. */
type World = {
  /** The places where use cases may crash. */
  calls: readonly string[];
  /** Lives the world of a seed, and counts it. */
  live: (tally: Tally, seed: number) => Promise<void>;
  /** The smallest world like that of a seed that goes wrong. */
  shortest: (seed: number) => Promise<Story>;
  /** The names of the faults that are built in on purpose, and where each is noticed first. */
  mutants: readonly string[];
  find: (mutant: string, first: number, worlds: number) => Promise<Found>;
};

/** Harsher than those of the tests. */
const booking: World = {
  calls: portCalls(),
  async live(tally, seed) {
    const plan = planOf(seed, true);
    count(tally, seed, plan, await simulate(plan));
  },
  shortest: (seed) => shortest(seed, true),
  mutants: Object.keys(mutants),
  find: (name, first, worlds) =>
    firstFailing({ first, worlds, harsh: true, mutant: mutants[name]! }),
};

const comments: World = {
  calls: portCalls(COMMENTS),
  live: async (tally, seed) => countLife(tally, seed, await simulateComments(commentPlanOf(seed))),
  async shortest(seed) {
    const plan = await smallest(
      seed,
      async (each) => (await simulateComments(each)).violations.length === 0,
    );
    return { plan, life: await simulateComments(plan) };
  },
  mutants: Object.keys(commentMutants),
  async find(name, first, worlds) {
    for (let seed = first; seed < first + worlds; seed++) {
      const life = await simulateComments(commentPlanOf(seed), commentMutants[name]);
      const [violation] = life.violations;
      if (violation !== undefined) return { seed, violation };
    }
    return undefined;
  },
};

export const worlds = { booking, comments };
export type Kind = keyof typeof worlds;
