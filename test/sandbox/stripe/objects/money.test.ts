import { expect, it } from 'vitest';
import { formatMoney } from '../../../../src/sandbox/stripe/objects/money.ts';

it.each([
  [2500, 'usd', '$25.00'],
  [2550, 'eur', '€25.50'],
  [2500, 'jpy', '¥2,500'],
  // Two digits at Stripe, none elsewhere.
  [2_500_000, 'huf', 'HUF\u00a025,000.00'],
])('%i %s is shown as %s', (amount, currency, shown) => {
  expect(formatMoney(amount, currency)).toBe(shown);
});
