import { expect, test } from 'vitest';
import { backUpAmidWrites } from '../../../faults/backups.ts';
import { scratchFolder } from '../../../support/scratch.ts';

test('a backup while bookings are written has all that was acknowledged, whole, and is put back elsewhere', async () => {
  const breaches: string[] = [];
  await backUpAmidWrites(scratchFolder('amid'), 1, (breach) => breaches.push(breach));

  expect(breaches).toEqual([]);
});
