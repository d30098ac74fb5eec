import { expect, it } from 'vitest';
import { manage } from '../../../../src/domain/booking/change/manage.ts';
import { movesOf } from '../../../../src/domain/booking/change/reschedule.ts';
import { anew } from '../../../support/anew.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { bookCall, CANCEL, DAY, MOVE, NEXT, WEDNESDAY } from '../booked-call.ts';

const world = anew(bookCall);

it('takes another open hour of the same length, for the same money', async () => {
  expect(await world.manage('reader', MOVE)).toEqual({ ok: true });
  expect(await world.call()).toMatchObject({
    id: 'a',
    state: 'paid',
    start: WEDNESDAY,
    end: WEDNESDAY + 3600,
    soldStart: MONDAY_6PM,
    sequence: 1,
    refunded: null,
  });
});

it('says the same to the same form twice, and tells of it once', async () => {
  await world.store.claimMails(world.now);
  const twice = await Promise.all([world.manage('reader', MOVE), world.manage('reader', MOVE)]);
  expect(twice).toEqual([{ ok: true }, { ok: true }]);
  expect(await world.manage('reader', MOVE)).toEqual({ ok: true });
  expect(await world.store.claimMails(world.now)).toHaveLength(2);
  expect((await world.call()).sequence).toBe(1);
});

it('offers what the coaching page offers, without the own hour and as if it were free', async () => {
  const starts = (await movesOf(await world.call(), world.ports())).map(({ start }) => start);
  expect(starts).not.toContain(MONDAY_6PM);
  expect(starts).toContain(NEXT);
  expect(starts[0]).toBe(Date.parse('2026-11-28T15:00:00Z') / 1000);
  expect(starts).toEqual(starts.toSorted((one, other) => one - other));
});

it('offers hours as long as the call that was sold, whatever is on offer today', async () => {
  const [offer] = COACHING.offers;
  const coaching = { ...COACHING, offers: [{ ...offer, id: 'half', minutes: 30 }] as const };
  const moves = await movesOf(await world.call(), {
    ...world.ports(),
    coaching: { ...coaching, offers: [...coaching.offers] },
  });
  expect(new Set(moves.map(({ start, end }) => end - start))).toEqual(new Set([3600]));
});

it.each([
  ['an instant between the hours', { start: WEDNESDAY + 60 }, 'not-offered'],
  ['an hour inside the minimum notice', { start: NOW + 3600 }, 'not-offered'],
  ['an hour beyond the horizon', { start: MONDAY_6PM + 28 * DAY }, 'not-offered'],
  ['the hour that it has', { start: MONDAY_6PM }, 'not-offered'],
  ['a call that it did not see move', { sequence: 1 }, 'changed'],
])('refuses %s', async (_, change, reason) => {
  expect(await world.manage('reader', { ...MOVE, ...change })).toEqual({ ok: false, reason });
  expect(await world.call()).toMatchObject({ start: MONDAY_6PM, sequence: 0 });
});

it('refuses an hour that another has, and says so', async () => {
  await world.book('b', WEDNESDAY);
  expect(await world.manage('reader', MOVE)).toEqual({ ok: false, reason: 'taken' });
});

it.each([
  ['counts for the day', {}],
  [
    'overlaps the hour it moves to',
    { hours: { ...COACHING.hours, mon: [{ from: 1095, to: 1260 }] } },
  ],
])('takes no account of its own hour where that %s', async (_, change) => {
  const coaching = { ...COACHING, mostPerDay: 1, ...change };
  const moves = await movesOf(await world.call(), { ...world.ports(), coaching });
  const start = moves.find((slot) => slot.start > MONDAY_6PM && slot.start <= NEXT)!.start;
  const moved = await manage('a', 'reader', { ...MOVE, start }, { ...world.ports(), coaching });
  expect(moved).toEqual({ ok: true });
});

it('refuses an hour of a day that is full', async () => {
  for (const step of [0, 1]) await world.book(`b${step}`, WEDNESDAY + step * 4500);
  const coaching = { ...COACHING, mostPerDay: 2 };
  const third = { ...MOVE, start: WEDNESDAY + 2 * 4500 };
  const moved = await manage('a', 'reader', third, { ...world.ports(), coaching });
  expect(moved).toEqual({ ok: false, reason: 'not-offered' });
});

it('offers and does nothing once the call has begun', async () => {
  world.now = MONDAY_6PM;
  expect(await movesOf(await world.call(), world.ports())).toEqual([]);
  expect(await world.manage('coach', MOVE)).toEqual({ ok: false, reason: 'begun' });
});

it('offers and does nothing once the call is canceled', async () => {
  await world.manage('coach', CANCEL);
  expect(await movesOf(await world.call(), world.ports())).toEqual([]);
  expect(await world.manage('reader', MOVE)).toEqual({ ok: false, reason: 'changed' });
  expect(await world.call()).toMatchObject({ state: 'canceled', start: MONDAY_6PM });
});

it('lets one of two win, and tells the other the truth', async () => {
  const others = [world.manage('reader', MOVE), world.manage('coach', { ...MOVE, start: NEXT })];
  expect(await Promise.all(others)).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
  expect((await world.call()).start).toBe(WEDNESDAY);
});

it('a move and a cancellation at once: one wins, and the other is told', async () => {
  const both = [world.manage('reader', CANCEL), world.manage('reader', MOVE)];
  expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
  expect(await world.store.taken(world.now)).toEqual([]);
  expect(await world.store.claimRefunds(world.now)).toHaveLength(1);
});

it('a move against a hold that was faster says that the hour is taken', async () => {
  const both = [
    world.store.hold(holdOf('h', WEDNESDAY), 3, world.now),
    world.manage('reader', MOVE),
  ];
  expect(await Promise.all(both)).toEqual([true, { ok: false, reason: 'taken' }]);
});
