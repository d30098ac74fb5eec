import fc from 'fast-check';
import { aim, withLateMoney } from './aim.ts';
import type { Plan } from './plan.ts';
import { plans } from './plans.ts';
import type { Mutant } from './mutant.ts';
import { type Life, simulate } from './simulate.ts';

/** Money that comes for an hour which is gone is rare by itself. */
const worlds = (harsh: boolean): fc.Arbitrary<Plan> =>
  harsh
    ? fc.oneof(
        { weight: 9, arbitrary: plans(harsh) },
        { weight: 1, arbitrary: plans(harsh).map(withLateMoney) },
      )
    : plans(harsh);

/** The world of one seed. */
export function planOf(seed: number, harsh = false): Plan {
  const [plan] = fc.sample(worlds(harsh), { seed, numRuns: 1 });
  return plan!;
}

/** The smallest world like that of the seed in which something still goes wrong, and its life. */
export async function shortest(
  seed: number,
  harsh: boolean,
  mutant: Mutant = {},
): Promise<{ plan: Plan; life: Life }> {
  const fine = async (plan: Plan) => (await simulate(plan, mutant)).violations.length === 0;
  const checked = await fc.check(fc.asyncProperty(worlds(harsh), fine), { seed, numRuns: 1 });
  const plan = checked.counterexample?.[0] ?? planOf(seed, harsh);
  return { plan, life: await simulate(plan, mutant) };
}

/** The first world from that seed on in which something goes wrong, and what. */
export async function firstFailing(search: {
  first: number;
  worlds: number;
  harsh: boolean;
  mutant: Mutant;
}): Promise<{ seed: number; violation: string } | undefined> {
  const { first, worlds, harsh, mutant } = search;
  for (let seed = first; seed < first + worlds; seed++) {
    const plan = planOf(seed, harsh);
    const aimed = mutant.at === undefined ? plan : aim(plan, mutant.at);
    const [violation] = (await simulate(aimed, mutant)).violations;
    if (violation !== undefined) return { seed, violation };
  }
  return undefined;
}
