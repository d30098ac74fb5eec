import { expect, test } from 'vitest';
import { HOLD_LASTS, isPayable } from '../../../src/domain/booking/hold.ts';
import { holdOf, NOW } from '../../support/booking.ts';

const MINUTE = 60;

test('an unpaid hold lasts 45 minutes', () => {
  expect(HOLD_LASTS).toBe(45 * MINUTE);
});

test.each([
  [{}, 35 * MINUTE - 1, true],
  [{}, 35 * MINUTE, false],
  [{ state: 'paid' }, 0, false],
  [{ state: 'expired' }, 0, false],
] as const)('what is held as %j, and %i seconds old, can be paid: %s', (change, age, payable) => {
  expect(isPayable({ ...holdOf('a'), ...change }, NOW + age)).toBe(payable);
});
