import { expect, it } from 'vitest';
import { firstFailing, planOf, shortest } from './lives.ts';
import { mutants } from './mutants.ts';
import { simulate } from './simulate.ts';
import { add, count, emptyTally } from './tally.ts';

it('makes the world of a failing seed smaller, and it still goes wrong', async () => {
  const mutant = mutants['calls it paid without a lock']!;
  const found = await firstFailing({ first: 0, worlds: 100, harsh: false, mutant });
  const { plan, life } = await shortest(found!.seed, false, mutant);
  expect(life.violations).not.toEqual([]);
  expect(sizeOf(plan)).toBeLessThan(sizeOf(planOf(found!.seed)) / 2);
});

it('lives a harsh world through again, call by call', async () => {
  const seed = 3;
  const plan = planOf(seed, true);
  const steps = [{ server: 1, by: 3600, from: 60, for: 600 }];
  const harsh = { ...plan, servers: 2, clockSteps: steps, restarts: [{ server: 0, at: 400 }] };
  const [one, other] = [await simulate(harsh), await simulate(harsh)];
  expect(one.happened).toMatchObject({ 'clock steps': 2, restarts: 1 });
  expect(other.trace).toEqual(one.trace);
});

it('counts what happened in many worlds as the sum of what happened in each', async () => {
  const [one, both, parts] = [emptyTally(), emptyTally(), emptyTally()];
  for (const seed of [1, 2]) {
    const plan = planOf(seed, true);
    const life = await simulate(plan);
    count(both, seed, plan, life);
    Object.assign(one, emptyTally());
    count(one, seed, plan, life);
    add(parts, structuredClone(one));
  }
  expect(parts).toEqual(both);
  expect(both.worlds).toBe(2);
});

function sizeOf(plan: unknown): number {
  return JSON.stringify(plan).length;
}
