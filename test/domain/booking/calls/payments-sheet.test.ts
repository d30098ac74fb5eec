import { expect, it } from 'vitest';
import { paymentsSheet } from '../../../../src/domain/booking/calls/payments-sheet.ts';
import type { Movement } from '../../../../src/domain/booking/calls/records.ts';

const PAYMENT: Movement = {
  at: Date.parse('2026-12-01T03:00:00Z') / 1000,
  kind: 'payment',
  amount: 2500,
  currency: 'usd',
  title: 'One hour',
  callStart: Date.parse('2026-12-05T16:00:00Z') / 1000,
  bookingId: 'a',
  paymentIntent: 'pi_1',
};
const HEAD = 'day,kind,amount,currency,what,day of the call,booking,payment';
const sheet = (...movements: Partial<Movement>[]) =>
  paymentsSheet(
    movements.map((each) => ({ ...PAYMENT, ...each })),
    'America/New_York',
  ).split('\r\n');

it('has a line for each payment and refund, on the coach’s days', () => {
  expect(sheet({}, { kind: 'refund', amount: 1250 })).toEqual([
    HEAD,
    '2026-11-30,payment,25.00,USD,"One hour","2026-12-05","a","pi_1"',
    '2026-11-30,refund,-12.50,USD,"One hour","2026-12-05","a","pi_1"',
    '',
  ]);
});

it('counts yen whole, and leaves a payment without an id empty', () => {
  const [, line] = sheet({ currency: 'jpy', amount: 3000, paymentIntent: null });
  expect(line).toBe('2026-11-30,payment,3000,JPY,"One hour","2026-12-05","a",""');
});

it.each([
  ['say "hi", now', '"say ""hi"", now"'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', `"'=1+1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
])('writes %j so that a spreadsheet reads it as words', (title, written) => {
  expect(sheet({ title })[1]).toContain(`,${written},`);
});
