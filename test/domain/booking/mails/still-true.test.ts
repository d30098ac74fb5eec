import { expect, it } from 'vitest';
import { isStillTrue } from '../../../../src/domain/booking/mails/still-true.ts';
import { holdOf, MONDAY_6PM, NOW } from '../../../support/booking.ts';

const HOUR = 3600;
const ask = (
  kind: Parameters<typeof isStillTrue>[0]['kind'],
  state: 'paid' | 'canceled',
  { now = NOW, start = MONDAY_6PM, failed = false } = {},
) => isStillTrue({ kind, start, failed }, { ...holdOf('a'), state }, now);

it.each([
  ['confirmed-reader', true, false],
  ['moved-coach', true, false],
  ['canceled-reader', false, true],
  ['reminder-day-reader', true, false],
  ['reminder-hour-coach', true, false],
  ['dispute-coach', true, true],
  ['paid-twice-reader', true, true],
] as const)('%s is true of a call that is paid: %s, canceled: %s', (kind, paid, canceled) => {
  expect([ask(kind, 'paid'), ask(kind, 'canceled')]).toEqual([paid, canceled]);
});

it.each([
  ['reminder-day-reader', MONDAY_6PM - HOUR - 1, true],
  ['reminder-day-reader', MONDAY_6PM - HOUR, false],
  ['reminder-hour-reader', MONDAY_6PM - 1, true],
  ['reminder-hour-reader', MONDAY_6PM, false],
] as const)('%s is true until its time has gone: at %i %s', (kind, now, expected) => {
  expect(ask(kind, 'paid', { now })).toBe(expected);
});

it.each([
  ['no-show', true],
  ['took-place', false],
  [null, false],
] as const)('that a reader did not come is true of a call that ended as %s: %s', (outcome, is) => {
  const mail = { kind: 'no-show-reader', start: null, failed: false } as const;
  expect(isStillTrue(mail, { ...holdOf('a'), state: 'paid', outcome }, NOW)).toBe(is);
});

it.each([
  ['took-place', true],
  ['no-show', false],
] as const)('what follows a call is true of one that ended as %s: %s', (outcome, is) => {
  const mail = { kind: 'follow-up-reader', start: null, failed: false } as const;
  expect(isStillTrue(mail, { ...holdOf('a'), state: 'paid', outcome }, NOW)).toBe(is);
});

it('no reminder is true of another hour than the one that it is about', () => {
  expect(ask('reminder-hour-reader', 'paid', { start: MONDAY_6PM + HOUR })).toBe(false);
});

it.each([
  ['refunded-reader', false, true],
  ['refund-failed-reader', true, false],
  ['refund-failed-coach', true, false],
] as const)('%s is true of a refund that failed: %s, of one that stands: %s', (kind, yes, no) => {
  expect([ask(kind, 'paid', { failed: true }), ask(kind, 'paid')]).toEqual([yes, no]);
});
