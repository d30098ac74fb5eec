import { expect, it } from 'vitest';
import type { Asked, Found } from '../../../../src/domain/booking/calls/records.ts';
import { overview } from '../../../../src/domain/booking/calls/overview.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW } from '../../../support/booking.ts';

const NOTHING: Found = { notOver: [], over: [], mails: [], refunds: [], money: [], posts: [] };
const call = (id: string, start: number, change = {}) => ({
  ...holdOf(id, start),
  state: 'paid' as const,
  ...change,
});
const ids = (calls: { id: string }[]) => calls.map(({ id }) => id);

function look(
  found: Partial<Found>,
  { now = NOW, before }: { now?: number; before?: number } = {},
) {
  const asked: Asked[] = [];
  const store = {
    lookUp: async (what: Asked) => (asked.push(what), { ...NOTHING, ...found }),
    closedDays: async (today: string) => [{ id: 'ill', from: today, to: '2026-12-01' }],
  };
  const world = { coaching: COACHING, store, live: false, now: () => now };
  return overview(world, before).then((seen) => ({ ...seen, asked: asked[0]! }));
}

it('keeps a call among those ahead until it ends, and its rest counts no more', async () => {
  const notOver = [call('a', MONDAY_6PM), call('b', MONDAY_6PM + 4500)];
  const during = await look({ notOver }, { now: MONDAY_6PM + 3599 });
  expect([ids(during.ahead), ids(during.ended)]).toEqual([['a', 'b'], []]);
  const after = await look({ notOver }, { now: MONDAY_6PM + 3600 });
  expect([ids(after.ahead), ids(after.ended)]).toEqual([['b'], ['a']]);
});

it('puts calls that were canceled, and money that came too late, with those that ended', async () => {
  const notOver = [
    call('a', MONDAY_6PM, { state: 'canceled' }),
    call('b', MONDAY_6PM + 4500, { state: 'conflict' }),
  ];
  const over = [call('c', MONDAY_6PM - 86_400)];
  const seen = await look({ notOver, over });
  expect([ids(seen.ahead), ids(seen.ended)]).toEqual([[], ['b', 'a', 'c']]);
  expect(ids((await look({ notOver, over }, { before: NOW - 9 })).ended)).toEqual(['c']);
});

it('shows ten ended calls, and says where the next ones begin', async () => {
  const over = Array.from({ length: 11 }, (_, index) => call(`b${index}`, NOW - index * 86_400));
  const seen = await look({ over });
  expect(seen.ended).toHaveLength(10);
  expect(seen.earlier).toBe(over[10]!.blocked.end);
  expect((await look({ over: over.slice(0, 10) })).earlier).toBeNull();
});

it('has the days that are closed from today on, on the coach’s calendar', async () => {
  const notOver = [call('a', MONDAY_6PM)];
  const { daysOff } = await look({ notOver }, { now: Date.parse('2026-11-26T04:59:59Z') / 1000 });
  expect(daysOff).toEqual([{ id: 'ill', from: '2026-11-25', to: '2026-12-01', calls: notOver }]);
});

it('asks for the money of two years, by months on the coach’s clock, and for nothing to come', async () => {
  const { asked } = await look({}, { before: NOW + 86_400 });
  expect(asked.months).toHaveLength(24);
  expect(new Date(asked.months[0]! * 1000).toISOString()).toBe('2024-12-01T05:00:00.000Z');
  expect(new Date(asked.months[20]! * 1000).toISOString()).toBe('2026-08-01T04:00:00.000Z');
  expect(asked.before).toBe(NOW);
});
