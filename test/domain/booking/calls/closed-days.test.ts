import { expect, it } from 'vitest';
import {
  callsOn,
  closedDays,
  closingSchema,
} from '../../../../src/domain/booking/calls/closed-days.ts';
import { holdOf, MONDAY_6PM } from '../../../support/booking.ts';
import { WEDNESDAY } from '../booked-call.ts';

const id = 'a'.repeat(32);
const TODAY = '2026-11-25';

it.each([
  ['2026-11-26', '', '2026-11-26'],
  ['2026-11-25', '2026-11-25', '2026-11-25'],
  ['2026-11-20', '2026-11-25', '2026-11-25'],
  ['2026-12-24', '2027-01-02', '2027-01-02'],
  ['2028-02-29', '', '2028-02-29'],
  ['2026-11-25', '2027-11-25', '2027-11-25'],
])('closes the days from %s to “%s”', (from, to, last) => {
  const asked = closingSchema.parse({ id, from, to });
  expect(closedDays(asked, TODAY)).toEqual({ id, from, to: last });
});

it.each([
  ['2026-11-24', ''],
  ['2026-11-20', '2026-11-24'],
  ['2026-12-26', '2026-12-24'],
  ['2026-11-25', '2027-11-26'],
  ['2026-12-01', '9999-12-31'],
])('closes nothing from %s to “%s”', (from, to) => {
  expect(closedDays(closingSchema.parse({ id, from, to }), TODAY)).toBeUndefined();
});

it.each([
  undefined,
  {},
  { id, from: '', to: '' },
  { id, from: '2026-02-30', to: '' },
  { id, from: '2026-12-01', to: 'tomorrow' },
  { id, from: '+275760-09-13', to: '' },
  { id, from: ['2026-12-01'], to: '' },
  { id: 'a', from: '2026-12-01', to: '' },
  { from: '2026-12-01', to: '' },
])('takes no form like %j', (form) => {
  expect(closingSchema.safeParse(form).success).toBe(false);
});

it('tells which calls are on its days', () => {
  const calls = [holdOf('a', MONDAY_6PM), holdOf('b', WEDNESDAY)];
  const on = (from: string, to: string) => callsOn({ from, to }, calls).map((call) => call.id);
  expect(on('2026-11-30', '2026-12-02')).toEqual(['a', 'b']);
  expect(on('2026-12-01', '2026-12-02')).toEqual(['b']);
  expect(on('2026-12-03', '2026-12-31')).toEqual([]);
});
