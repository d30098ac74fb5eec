import { expect, test } from 'vitest';
import { HOLD_LASTS, isPayable } from '../../../src/domain/booking/hold.ts';
import { holdOf, NOW } from '../../support/booking.ts';

const MINUTE = 60;

test('an unpaid hold lasts 41 minutes', () => {
  expect(HOLD_LASTS).toBe(41 * MINUTE);
});

test.each([
  [{}, 31 * MINUTE - 1, true],
  [{}, 31 * MINUTE, false],
  [{ state: 'paid' }, 0, false],
  [{ state: 'expired' }, 0, false],
] as const)('what is held as %j, and %i seconds old, can be paid: %s', (change, age, payable) => {
  expect(isPayable({ ...holdOf('a'), ...change }, NOW + age)).toBe(payable);
});
