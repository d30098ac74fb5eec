import { expect, test } from 'vitest';
import { outDir } from '../site.ts';
import { filesWith } from './files.ts';

const onlyThere = ['Practice: no real money', 'startLocalStripe'];

test('the local Stripe is in no built file', () => {
  expect(filesWith('src/sandbox', onlyThere).length).toBeGreaterThan(0);
  expect(filesWith(outDir, onlyThere)).toEqual([]);
});
