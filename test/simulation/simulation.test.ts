import { expect, it } from 'vitest';
import { aim } from './aim.ts';
import { firstFailing, planOf } from './lives.ts';
import { mutants } from './mutants.ts';
import type { Plan } from './plan.ts';
import { crashTable } from './port-calls.ts';
import { type Life, simulate } from './simulate.ts';

const SEEDS = 200;
/** So many further worlds are aimed at the awaits that those did not crash at. */
const AIMED = 300;

it(`keeps I1 to I7 in ${SEEDS} worlds, and crashes at every await that they come to`, async () => {
  const crashes: Life['crashes'] = [];
  let calls = 0;
  const live = async (seed: number, plan: Plan) => {
    const life = await simulate(plan);
    const story = () => [`seed ${seed}`, ...life.trace].join('\n');
    if (life.violations.length > 0) expect(life.violations, story()).toEqual([]);
    crashes.push(...life.crashes);
    calls += life.happened['paid, and a call'] ?? 0;
  };
  const spared = () =>
    [...crashTable(crashes)].flatMap(([call, counts]) => (counts.includes(0) ? [call] : []));

  for (let seed = 0; seed < SEEDS; seed++) await live(seed, planOf(seed));
  // A site that gives all money back keeps its word, and sells nothing.
  expect(calls).toBeGreaterThan(SEEDS / 2);
  for (let seed = SEEDS; seed < SEEDS + AIMED; seed++) {
    const left = spared();
    const crashesAt = left[seed % left.length];
    if (crashesAt === undefined) break;
    await live(seed, aim(planOf(seed), crashesAt));
  }
  for (const [call, counts] of crashTable(crashes))
    console.log(`crashed ${counts.join(' + ')} times: ${call}`);
  expect(spared()).toEqual([]);
});

it('lives the same world through again, call by call', async () => {
  const [one, other] = [await simulate(planOf(7)), await simulate(planOf(7))];
  expect(one.trace.length).toBeGreaterThan(20);
  expect(other.trace).toEqual(one.trace);
});

it.each(Object.entries(mutants))('catches a site that %s', async (name, mutant) => {
  const first = mutant.first ?? 0;
  const found = await firstFailing({ first, worlds: 400, harsh: false, mutant });
  expect(found).toBeDefined();
  console.log(`${name}: seed ${found?.seed}, ${found?.violation}`);
});
