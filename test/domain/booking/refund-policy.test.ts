import { describe, expect, it } from 'vitest';
import { refundNow, refundSentence } from '../../../src/domain/booking/refund-policy.ts';
import { holdOf, MONDAY_6PM } from '../../support/booking.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const STEPS = [
  { until: 2 * DAY, percent: 100 },
  { until: 12 * HOUR, percent: 50 },
];
const call = { ...holdOf('a'), state: 'paid' as const, charged: 2500 };
const soldAs = (change: object) => ({ ...call, refunds: STEPS, ...change });

describe('refundNow', () => {
  it.each([
    ['long before', 9 * DAY, 2500, 2 * DAY, 1250],
    ['at the last moment for all of it', 2 * DAY, 2500, 2 * DAY, 1250],
    ['a second later', 2 * DAY - 1, 1250, 12 * HOUR, 0],
    ['at the last moment for a part', 12 * HOUR, 1250, 12 * HOUR, 0],
    ['a second after that', 12 * HOUR - 1, 0, null, 0],
    ['when the call begins', 0, 0, null, 0],
  ])('%s gives back what was sold', (_, before, amount, until, later) => {
    const next = until === null ? null : MONDAY_6PM - until;
    expect(refundNow(soldAs({}), MONDAY_6PM - before)).toEqual({ amount, until: next, later });
  });

  it.each<[string, object, number]>([
    ['a third of a dollar', { charged: 100, refunds: [{ until: 0, percent: 33 }] }, 33],
    ['half of an odd cent', { charged: 2501, refunds: [{ until: 0, percent: 50 }] }, 1251],
    ['a hundredth of a cent', { charged: 1, refunds: [{ until: 0, percent: 1 }] }, 1],
    ['no part of a cent too much', { charged: 2500, refunds: [{ until: 0, percent: 7 }] }, 175],
    [
      'what was charged, not the price',
      { charged: 1000, refunds: [{ until: 0, percent: 50 }] },
      500,
    ],
    ['nothing of nothing', { charged: 0 }, 0],
    ['nothing before anything was charged', { charged: null }, 0],
    ['nothing without a policy', { refunds: [] }, 0],
    [
      'the best of the steps that hold, whatever their order',
      {
        refunds: [
          { until: 2 * DAY, percent: 50 },
          { until: DAY, percent: 100 },
        ],
      },
      2500,
    ],
  ])('gives back %s', (_, change, amount) => {
    expect(refundNow(soldAs(change), MONDAY_6PM - 3 * DAY).amount).toBe(amount);
  });

  it('is not reopened by moving the call to a later hour', () => {
    const moved = soldAs({ start: MONDAY_6PM + 7 * DAY, movedBy: 'reader' });
    expect(refundNow(moved, MONDAY_6PM - HOUR)).toEqual({ amount: 0, until: null, later: 0 });
  });

  it('is not closed by moving the call to an earlier one', () => {
    const moved = soldAs({ start: MONDAY_6PM - 3 * DAY, movedBy: 'reader' });
    const now = MONDAY_6PM - 3 * DAY - 1;
    expect(refundNow(moved, now)).toEqual({ amount: 2500, until: null, later: 2500 });
  });

  it('is whole until the call begins when the coach moved it', () => {
    const moved = soldAs({ start: MONDAY_6PM + DAY, movedBy: 'coach' });
    expect(refundNow(moved, MONDAY_6PM + DAY - 1)).toEqual({
      amount: 2500,
      until: null,
      later: 2500,
    });
  });

  it.each([
    ['the hour before the clocks go back', '2026-11-01T23:00:00Z', '2026-10-31T23:00:00Z'],
    ['the night they go forward', '2027-03-14T22:00:00Z', '2027-03-13T22:00:00Z'],
  ])('counts a day as 24 hours in %s', (_, sold, until) => {
    const soldStart = Date.parse(sold) / 1000;
    const sale = soldAs({ soldStart, start: soldStart, refunds: [{ until: DAY, percent: 100 }] });
    expect(refundNow(sale, soldStart - 2 * DAY).until).toBe(Date.parse(until) / 1000);
  });
});

it.each([
  [
    3 * DAY,
    {},
    'Cancel now: $25 back. After Saturday, November 28, 2026 at 6:00 PM (New York time): $12.50 back.',
  ],
  [
    DAY,
    {},
    'Cancel now: $12.50 back. After Monday, November 30, 2026 at 6:00 AM (New York time): nothing back.',
  ],
  [HOUR, {}, 'Cancel before the call begins: nothing back.'],
  [HOUR, { movedBy: 'coach' }, 'Cancel before the call begins: $25 back.'],
  [DAY, { charged: 0 }, 'You paid nothing, so there is nothing to give back.'],
])('%i seconds before the call of %j it says: %s', (before, change, sentence) => {
  const sale = soldAs(change);
  expect(
    refundSentence(sale, MONDAY_6PM - before, { timeZone: 'America/New_York', locale: 'en-US' }),
  ).toBe(sentence);
});

describe('after money went back by hand', () => {
  it.each([
    [2500, 2500, 1250],
    [1300, 1300, 1250],
    [1000, 1000, 0],
    [0, 0, 0],
  ])('of $25, with %i left, %i comes back, and %i later', (left, amount, later) => {
    const now = refundNow(soldAs({}), MONDAY_6PM - 3 * DAY, left);
    expect([now.amount, now.later]).toEqual([amount, later]);
    const moved = soldAs({ movedBy: 'coach' });
    expect(refundNow(moved, MONDAY_6PM - 1, left).amount).toBe(left);
  });

  it('a page says that nothing more comes back when all of it did', () => {
    const words = refundSentence(
      soldAs({}),
      MONDAY_6PM - 3 * DAY,
      { timeZone: 'UTC', locale: 'en-US' },
      0,
    );
    expect(words).toContain('has gone back to you already');
  });
});
