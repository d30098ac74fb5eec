import { expect, test } from 'vitest';
import { backUpAmidWrites } from '../../../faults/backups.ts';
import { scratchFolder } from '../../../support/scratch.ts';

test('each backup while bookings are written has all that was acknowledged, whole, and is put back elsewhere', async () => {
  const breaches: string[] = [];
  const say = (breach: string) => breaches.push(breach);
  const { rounds, bookings } = await backUpAmidWrites(scratchFolder('amid'), 0.5, say);

  expect(breaches).toEqual([]);
  expect(rounds).toBeGreaterThan(0);
  expect(bookings).toBeGreaterThan(0);
});
