import { expect, it } from 'vitest';
import { daysOff } from '../../../../src/domain/booking/calls/days-off.ts';
import type { Coaching } from '../../../../src/domain/booking/offer.ts';
import { holdOf, MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { NEXT, WEDNESDAY } from '../booked-call.ts';

const call = (id: string, start: number, state: 'paid' | 'canceled' = 'paid') => ({
  ...holdOf(id, start),
  state,
});
const calls = [
  call('a', MONDAY_6PM),
  call('b', NEXT, 'canceled'),
  call('c', NEXT + 4500),
  call('d', WEDNESDAY),
];
const monday = { from: '2026-11-30', to: '2026-11-30' };
const thursday = { from: '2026-12-03', to: '2026-12-04' };
const look = (settings: Partial<Coaching>, closed = [{ ...thursday, id: 'ill' }], now = NOW) =>
  daysOff({ timeOff: [], paused: undefined, ...settings }, closed, calls, now).map((off) => ({
    ...off,
    calls: off.calls.map(({ id }) => id),
  }));

it('are all that are closed, with the calls that are booked for them', () => {
  expect(look({})).toEqual([{ ...thursday, id: 'ill', calls: [] }]);
  expect(look({}, [{ ...monday, id: 'ill' }])).toEqual([
    { ...monday, id: 'ill', calls: ['a', 'c'] },
  ]);
});

it('are time off of coaching.yaml where a call is booked for it, and no other', () => {
  expect(look({ timeOff: [thursday, monday] }, [])).toEqual([
    { ...monday, id: null, calls: ['a', 'c'] },
  ]);
});

it('are the days of a break, from the first call on', () => {
  const until = (day: string) => look({ paused: { until: day, words: 'A rest.' } }, []);
  expect(until('2026-12-02')).toEqual([
    { from: '2026-11-30', to: '2026-12-01', id: null, calls: ['a', 'c'] },
  ]);
  expect(until('2026-12-03')).toMatchObject([{ calls: ['a', 'c', 'd'] }]);
  expect(until('2026-11-30')).toEqual([]);
});

it('name no call that has begun', () => {
  expect(look({ timeOff: [monday] }, [], MONDAY_6PM)).toMatchObject([{ calls: ['c'] }]);
});
