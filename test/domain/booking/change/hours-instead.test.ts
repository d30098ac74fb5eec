import { beforeEach, expect, it } from 'vitest';
import type { Booking } from '../../../../src/domain/booking/booking.ts';
import { hoursInstead } from '../../../../src/domain/booking/change/hours-instead.ts';
import { COACHING, MONDAY_6PM } from '../../../support/booking.ts';
import { type BookedCall, bookCall, DAY, NEXT, WEDNESDAY } from '../booked-call.ts';

const SATURDAY_10AM = Date.parse('2026-12-05T15:00:00Z') / 1000;

let world: BookedCall;
let monday: Booking;
beforeEach(async () => {
  world = await bookCall();
  monday = await world.call();
  await close('2026-11-30', '2026-11-30');
});

const close = (from: string, to: string) => world.store.closeDays({ id: from, from, to });
const later = (id: string, start: number): Booking => ({ ...monday, id, start, end: start + 3600 });
const hoursOf = async (calls: readonly Booking[], changed = {}) =>
  Object.fromEntries(await hoursInstead(calls, { ...world.ports(), ...changed }));

it('is the next one at the same time of day, for each call another', async () => {
  const calls = [later('b', NEXT), later('c', MONDAY_6PM), monday];
  expect(await hoursOf(calls)).toEqual({
    a: MONDAY_6PM + 7 * DAY,
    b: NEXT + 2 * DAY,
    c: WEDNESDAY,
  });
});

it('makes no day fuller than one may be', async () => {
  const coaching = { ...COACHING, mostPerDay: 1 };
  expect(await hoursOf([monday, later('b', NEXT)], { coaching })).toEqual({
    a: WEDNESDAY,
    b: NEXT + 7 * DAY,
  });
});

it('leaves out hours that others have, and days that are closed', async () => {
  await world.book('b', WEDNESDAY);
  expect(await hoursOf([monday])).toEqual({ a: MONDAY_6PM + 7 * DAY });
  await close('2026-12-06', '2026-12-08');
  expect(await hoursOf([monday])).toEqual({ a: WEDNESDAY + 7 * DAY });
});

it('goes by the clock of the reader', async () => {
  // In Berlin midnight is 6 PM of New York, and 7 PM in the week in which only Berlin has set its clocks back.
  const [wednesday, monday] = ['2026-10-21T22:00:00Z', '2026-10-26T23:00:00Z'].map(
    (text) => Date.parse(text) / 1000,
  );
  await close('2026-10-21', '2026-10-21');
  world.now = wednesday! - 2 * DAY;
  const coaching = { ...COACHING, buffer: 0 };
  expect(await hoursOf([later('a', wednesday!)], { coaching })).toEqual({ a: monday });
});

it('is the next of all where none is at that time of day', async () => {
  const odd = later('a', MONDAY_6PM + 600);
  expect(await hoursOf([odd])).toEqual({ a: WEDNESDAY });
  await close('2026-12-01', '2026-12-04');
  expect(await hoursOf([odd])).toEqual({ a: SATURDAY_10AM });
});

it('is none where no later hour is on offer, or nobody knows', async () => {
  await close('2026-12-01', '2027-12-01');
  expect(await hoursOf([monday])).toEqual({});
  const calendar = { busy: () => Promise.reject(new Error('away')) };
  expect(await hoursOf([monday], { calendar })).toEqual({});
});
