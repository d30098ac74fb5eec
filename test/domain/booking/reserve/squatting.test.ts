import { describe, expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { anew } from '../../../support/anew.ts';
import { NOW } from '../../../support/booking.ts';
import { openHouseholds, told, TWO_OFFERS } from './households.ts';

const world = anew(openHouseholds);

describe.each([
  ['one after the other', false],
  ['all at once', true],
])('a bot of 500 posts from one address, %s', (_, atOnce) => {
  it('holds two hours, and every other household has its own until all are held', async () => {
    const starts = await world.startsOf();
    const requests = Array.from({ length: 500 }, (_, index) => starts[index % starts.length]!);
    const grab = (start: number) => world.post(start, 'bot');
    if (atOnce) await Promise.all(requests.map(grab));
    else for (const start of requests) await grab(start);
    expect(await world.store.unpaid(NOW)).toHaveLength(2);

    const left = await world.startsOf();
    expect(left).toHaveLength(starts.length - 2);
    const readers = left.map((start, index) => ({ start, household: `reader ${index}` }));
    expect(new Set(await world.ask(readers))).toEqual(new Set(['held']));
  });
});

it('500 addresses together are refused nothing that is free', async () => {
  const starts = await world.startsOf();
  const requests = Array.from({ length: 500 }, (_, index) => ({
    start: starts[index % starts.length]!,
    household: `a${index}`,
  }));
  const outcomes = await world.ask(requests);
  expect(told(outcomes, 'held')).toBe(starts.length);
  expect(told(outcomes, 'taken')).toBe(500 - starts.length);
  expect(await world.store.taken(NOW + HOLD_LASTS)).toEqual([]);
});

it('10,000 random instants: only those that are offered are sold', async () => {
  const coaching = { ...TWO_OFFERS, horizon: 6 * 86_400 };
  const open = new Set(await world.startsOf(coaching));
  // Half of them on a quarter hour, where an hour could begin.
  const random = lehmer(1);
  const instants = Array.from({ length: 10_000 }, (_, index) => {
    const instant = NOW - 86_400 + Math.floor(random() * 8 * 86_400);
    return index % 2 ? instant : instant - (instant % 900);
  });
  const sold = new Set<number>();
  for (const start of instants) {
    const reserved = await world.post(start, `r${sold.size}`, { coaching });
    if (reserved.ok || reserved.reason !== 'not-offered') sold.add(start);
  }
  expect(instants.filter((start) => open.has(start)).length).toBeGreaterThan(20);
  expect([...sold].toSorted()).toEqual(
    [...new Set(instants.filter((start) => open.has(start)))].toSorted(),
  );
});

/** The same numbers in every run. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
