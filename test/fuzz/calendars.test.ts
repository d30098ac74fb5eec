import { expect, it } from 'vitest';
import { tryMutated } from './calendars.ts';

it('a mutated event of a calendar costs no other and nobody’s patience, 200 times', () => {
  const failed = Array.from({ length: 200 }, (_, seed) => tryMutated(seed));
  expect(failed.filter((says) => says !== undefined)).toEqual([]);
});
