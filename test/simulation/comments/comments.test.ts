import { expect, it } from 'vitest';
import { crashTable, portCalls } from '../port-calls.ts';
import { mutants } from './mutants.ts';
import { aim, COMMENTS, planOf } from './plan.ts';
import { simulate } from './simulate.ts';

const SEEDS = 12;
/** So many further worlds are aimed at the awaits that those did not crash at. */
const AIMED = 80;

it('loses, doubles and publishes no comment, mails nobody who must not hear, and crashes at every await', async () => {
  const crashes: Awaited<ReturnType<typeof simulate>>['crashes'] = [];
  let told = 0;
  const live = async (seed: number, plan = planOf(seed)) => {
    const life = await simulate(plan);
    expect(life.violations, [`seed ${seed}`, ...life.trace].join('\n')).toEqual([]);
    crashes.push(...life.crashes);
    told += life.happened['comments that wait, as readers were told'];
  };
  const spared = () =>
    [...crashTable(crashes, portCalls(COMMENTS))].flatMap(([call, counts]) =>
      counts.includes(0) ? [call] : [],
    );
  for (let seed = 0; seed < SEEDS; seed++) await live(seed);
  // A site that refuses everybody loses nothing either.
  expect(told).toBeGreaterThan(SEEDS);
  for (let seed = SEEDS; seed < SEEDS + AIMED; seed++) {
    const left = spared();
    const crashesAt = left[seed % left.length];
    if (crashesAt === undefined) break;
    await live(seed, aim(planOf(seed), crashesAt));
  }
  expect(spared()).toEqual([]);
});

it('lives the same world through again, call by call', async () => {
  const [one, other] = [await simulate(planOf(7)), await simulate(planOf(7))];
  expect(one.trace.length).toBeGreaterThan(10);
  expect(other.trace).toEqual(one.trace);
});

it.each(Object.entries(mutants))('catches a site that %s', async (_, mutant) => {
  for (let seed = 0; seed < 60; seed++)
    if ((await simulate({ ...planOf(seed), waiting: 0 }, mutant)).violations.length > 0) return;
  expect.fail('no world notices');
});
