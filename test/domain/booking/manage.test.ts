import { beforeEach, describe, expect, it } from 'vitest';
import { createBookingStore } from '../../../src/adapters/booking-store.ts';
import { migrate } from '../../../src/adapters/migrations.ts';
import { openSqlite } from '../../../src/adapters/sqlite.ts';
import { changeSchema, manage } from '../../../src/domain/booking/manage.ts';
import type { BookingStore } from '../../../src/domain/booking/ports.ts';
import { payBack } from '../../../src/domain/booking/reconcile.ts';
import { movesOf } from '../../../src/domain/booking/reschedule.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../booking.ts';
import { fakeCheckout, free } from '../../fakes.ts';

const DAY = 86_400;
const NEXT = MONDAY_6PM + 4500;
const WEDNESDAY = MONDAY_6PM + 2 * DAY;
const cancel = { action: 'cancel', sequence: 0, back: 0 } as const;
const move = { action: 'move', sequence: 0, start: WEDNESDAY } as const;
const held = { action: 'conclude', outcome: 'held' } as const;

let now = NOW;
let fake = fakeCheckout();
let store: BookingStore;
const world = () => ({
  coaching: COACHING,
  store,
  calendar: free,
  checkout: fake.checkout,
  now: () => now,
});
const wish = (by: 'reader' | 'coach', change: Parameters<typeof manage>[2]) =>
  manage('a', by, change, world());
const call = async () => (await store.find('a'))!;
const book = async (id: string, start: number) => {
  await store.hold(holdOf(id, start, now), 3, now);
  await store.settle(id, paymentOf(`cs_${id}`), now);
};

beforeEach(async () => {
  now = NOW;
  fake = fakeCheckout();
  const sql = openSqlite(':memory:');
  await migrate(sql);
  store = createBookingStore(sql);
  await book('a', MONDAY_6PM);
});

describe('cancelling', () => {
  it.each([
    ['reader', MONDAY_6PM - DAY, 2500],
    ['reader', MONDAY_6PM - DAY + 1, undefined],
    ['coach', MONDAY_6PM - DAY, 2500],
    ['coach', MONDAY_6PM - 1, 2500],
  ] as const)('by the %s at %i gives %s back', async (by, at, amount) => {
    now = at;
    expect(await wish(by, cancel)).toEqual({ ok: true });
    expect(await call()).toMatchObject({ state: 'cancelled', cancelledBy: by, sequence: 1 });
    await payBack(world());
    await payBack(world());
    expect(fake.refunds.map((refund) => refund.amount)).toEqual(amount ? [amount] : []);
  });

  it.each(['reader', 'coach'] as const)(
    'by the %s gives back no more than was charged',
    async (by) => {
      await store.hold(holdOf('b', NEXT), 3, now);
      await store.settle('b', { ...paymentOf('cs_b'), amount: 1000 }, now);
      await manage('b', by, cancel, world());
      expect(await store.claimRefunds(now)).toMatchObject([{ amount: 1000 }]);
    },
  );

  it('says the same to the same form twice, and gives back once', async () => {
    const twice = await Promise.all([wish('reader', cancel), wish('reader', cancel)]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    now = MONDAY_6PM;
    expect(await wish('reader', cancel)).toEqual({ ok: true });
    expect(await store.claimRefunds(now)).toHaveLength(1);
  });

  it('does nothing when less would come back than the reader saw', async () => {
    now = MONDAY_6PM - DAY + 1;
    const late = await wish('reader', { ...cancel, back: 2500 });
    expect(late).toEqual({ ok: false, reason: 'less-back' });
    expect(await call()).toMatchObject({ state: 'paid', sequence: 0 });
  });

  it.each([
    ['begun', MONDAY_6PM],
    ['past', MONDAY_6PM + 90 * DAY],
  ])('does nothing to a call that is %s', async (_, at) => {
    now = at;
    for (const by of ['reader', 'coach'] as const)
      expect(await wish(by, cancel)).toEqual({ ok: false, reason: 'begun' });
    expect((await call()).state).toBe('paid');
  });

  it('tells one of the two that the other was faster', async () => {
    const both = await Promise.all([wish('reader', cancel), wish('coach', cancel)]);
    expect(both).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
    expect((await call()).cancelledBy).toBe('reader');
  });

  it('does nothing to what is not paid, or not there', async () => {
    await store.hold(holdOf('h', NEXT), 3, now);
    const changed = { ok: false, reason: 'changed' };
    expect(await manage('h', 'reader', cancel, world())).toEqual(changed);
    expect(await manage('none', 'reader', cancel, world())).toEqual(changed);
  });

  it('of a call that the coach moved gives all of it back, however late', async () => {
    await wish('coach', move);
    now = WEDNESDAY - 1;
    await wish('reader', { ...cancel, sequence: 1, back: 2500 });
    expect(await store.claimRefunds(now)).toMatchObject([{ amount: 2500 }]);
  });

  it('of a call that the reader moved counts from the hour first sold', async () => {
    await wish('reader', move);
    now = MONDAY_6PM - DAY + 1;
    await wish('reader', { ...cancel, sequence: 1 });
    expect((await call()).state).toBe('cancelled');
    expect(await store.claimRefunds(now)).toEqual([]);
  });
});

describe('moving', () => {
  it('takes another open hour of the same length, for the same money', async () => {
    expect(await wish('reader', move)).toEqual({ ok: true });
    expect(await call()).toMatchObject({
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
    await store.claimMails(now);
    const twice = await Promise.all([wish('reader', move), wish('reader', move)]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    expect(await wish('reader', move)).toEqual({ ok: true });
    expect(await store.claimMails(now)).toHaveLength(2);
    expect((await call()).sequence).toBe(1);
  });

  it('offers what the coaching page offers, without the own hour and as if it were free', async () => {
    const starts = (await movesOf(await call(), world())).map(({ start }) => start);
    expect(starts).not.toContain(MONDAY_6PM);
    expect(starts).toContain(NEXT);
    expect(starts[0]).toBe(Date.parse('2026-11-28T15:00:00Z') / 1000);
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
  });

  it('offers hours as long as the call that was sold, whatever is on offer today', async () => {
    const [offer] = COACHING.offers;
    const coaching = { ...COACHING, offers: [{ ...offer, id: 'half', minutes: 30 }] as const };
    const moves = await movesOf(await call(), {
      ...world(),
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
    expect(await wish('reader', { ...move, ...change })).toEqual({ ok: false, reason });
    expect(await call()).toMatchObject({ start: MONDAY_6PM, sequence: 0 });
  });

  it('refuses an hour that another has, and says so', async () => {
    await book('b', WEDNESDAY);
    expect(await wish('reader', move)).toEqual({ ok: false, reason: 'taken' });
  });

  it.each([
    ['counts for the day', {}],
    [
      'overlaps the hour it moves to',
      { hours: { ...COACHING.hours, mon: [{ from: 1095, to: 1260 }] } },
    ],
  ])('takes no account of its own hour where that %s', async (_, change) => {
    const coaching = { ...COACHING, mostPerDay: 1, ...change };
    const moves = await movesOf(await call(), { ...world(), coaching });
    const start = moves.find((slot) => slot.start > MONDAY_6PM && slot.start <= NEXT)!.start;
    const moved = await manage('a', 'reader', { ...move, start }, { ...world(), coaching });
    expect(moved).toEqual({ ok: true });
  });

  it('refuses an hour of a day that is full', async () => {
    for (const step of [0, 1]) await book(`b${step}`, WEDNESDAY + step * 4500);
    const coaching = { ...COACHING, mostPerDay: 2 };
    const third = { ...move, start: WEDNESDAY + 2 * 4500 };
    const moved = await manage('a', 'reader', third, { ...world(), coaching });
    expect(moved).toEqual({ ok: false, reason: 'not-offered' });
  });

  it('offers and does nothing once the call has begun', async () => {
    now = MONDAY_6PM;
    expect(await movesOf(await call(), world())).toEqual([]);
    expect(await wish('coach', move)).toEqual({ ok: false, reason: 'begun' });
  });

  it('offers and does nothing once the call is cancelled', async () => {
    await wish('coach', cancel);
    expect(await movesOf(await call(), world())).toEqual([]);
    expect(await wish('reader', move)).toEqual({ ok: false, reason: 'changed' });
    expect(await call()).toMatchObject({ state: 'cancelled', start: MONDAY_6PM });
  });

  it('lets one of two win, and tells the other the truth', async () => {
    const others = [wish('reader', move), wish('coach', { ...move, start: NEXT })];
    expect(await Promise.all(others)).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
    expect((await call()).start).toBe(WEDNESDAY);
  });

  it('and cancelling at once: one wins, and the other is told', async () => {
    const both = [wish('reader', cancel), wish('reader', move)];
    expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
    expect(await store.taken(now)).toEqual([]);
    expect(await store.claimRefunds(now)).toHaveLength(1);
  });

  it('against a hold that was faster says that the hour is taken', async () => {
    const both = [store.hold(holdOf('h', WEDNESDAY), 3, now), wish('reader', move)];
    expect(await Promise.all(both)).toEqual([true, { ok: false, reason: 'taken' }]);
  });
});

describe('how it went', () => {
  it('is the coach’s to say, once the call has begun', async () => {
    expect(await wish('coach', held)).toEqual({ ok: false, reason: 'not-begun' });
    now = MONDAY_6PM;
    expect(await wish('reader', held)).toEqual({ ok: false, reason: 'not-yours' });
    expect(await wish('coach', held)).toEqual({ ok: true });
    expect((await call()).outcome).toBe('held');
  });
});

describe('the forms of the page of a call', () => {
  it.each([
    [
      { action: 'cancel', sequence: '0', back: '2500' },
      { ...cancel, back: 2500 },
    ],
    [
      { action: 'move', sequence: '0', start: '2026-12-02T23:00:00.000Z', price: '1', id: 'b' },
      move,
    ],
    [
      { action: 'conclude', outcome: 'no-show' },
      { ...held, outcome: 'no-show' },
    ],
  ])('give of %j what is asked for, and nothing else', (form, change) => {
    expect(changeSchema.parse(form)).toEqual(change);
  });

  it.each([
    {},
    { action: null },
    { action: ['cancel'] },
    { action: 'cancel' },
    { action: 'cancel', sequence: '0', back: '-1' },
    { action: 'cancel', sequence: '0', back: '1e309' },
    { action: 'cancel', sequence: '0x1', back: '0' },
    { action: 'cancel', sequence: '9'.repeat(10_000), back: '0' },
    { action: 'cancel', sequence: { a: 1 }, back: '0' },
    { action: 'move', sequence: '0' },
    { action: 'move', sequence: '0', start: '2026-02-30T10:00:00Z' },
    { action: 'move', sequence: '0', start: '+275760-09-13T00:00:00Z' },
    { action: 'move', sequence: '0', start: '1e309' },
    { action: 'move', sequence: '0', start: '\uD800' },
    { action: 'conclude', outcome: 'paid' },
    { action: '__proto__' },
  ])('are refused: %j', (form) => {
    expect(changeSchema.safeParse(form).success).toBe(false);
  });
});
