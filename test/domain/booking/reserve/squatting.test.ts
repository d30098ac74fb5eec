import { beforeEach, describe, expect, it } from 'vitest';
import { PAYMENT_PAGES } from '../../../../src/domain/booking/reserve/payment-pages.ts';
import { createBookingStore } from '../../../../src/adapters/database/booking-store.ts';
import { migrate } from '../../../../src/adapters/database/migrations.ts';
import { createRateLimit } from '../../../../src/adapters/database/rate-limit.ts';
import { openSqlite } from '../../../../src/adapters/database/sqlite.ts';
import { HOLD } from '../../../../src/domain/booking/booking.ts';
import { type Coaching, coachingSchema } from '../../../../src/domain/booking/offer.ts';
import type { BookingStore } from '../../../../src/domain/booking/ports.ts';
import { type Reserved, reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { openSlots } from '../../../../src/domain/booking/slots.ts';
import { NOW, paymentOf, SETTINGS } from '../../../support/booking.ts';
import { fakeCheckout, free } from '../../../support/fakes.ts';

const half = { id: 'half', name: 'Half an hour', minutes: 30, price: '15.00 USD' };
const COACHING = coachingSchema.parse({ ...SETTINGS, offers: [...SETTINGS.offers, half] });

let store: BookingStore;
let limit: ReturnType<typeof createRateLimit>;
let fake: ReturnType<typeof fakeCheckout>;
let ids: number;
beforeEach(async () => {
  const sql = openSqlite(':memory:');
  await migrate(sql);
  store = createBookingStore(sql);
  limit = createRateLimit(sql, 'key', PAYMENT_PAGES);
  fake = fakeCheckout();
  ids = 0;
});

const offered = async (coaching = COACHING, now = NOW) => {
  const taken = await store.taken(now);
  return coaching.offers.map((offer) => openSlots({ coaching, offer, taken, now }));
};
/** One visitor, who wants that hour and no cookie. */
const post = (start: number, offer: string, address: string, coaching: Coaching, now = NOW) =>
  reserve({ start, offer, zone: 'UTC', visit: null, from: null }, undefined, {
    coaching,
    store,
    calendar: free,
    calendarUnread: () => undefined,
    checkout: fake.checkout,
    now: () => now,
    newId: () => `b${++ids}`,
    admit: (id) => limit.admit(id, address, now),
  });
const outcome = (reserved: Reserved) => (reserved.ok ? 'held' : reserved.reason);

describe.each([
  ['one address', () => '203.0.113.7'],
  ['500 addresses', (index: number) => `10.0.${index >> 8}.${index & 255}`],
])('a bot of 500 posts from %s', (_, addressOf) => {
  it.each([
    ['one after the other', false],
    ['all at once', true],
  ])('%s, leaves 70 of 100 hours on offer', async (_, atOnce) => {
    const before = await offered();
    const wishes = Array.from({ length: 500 }, (_, index) => {
      const which = index % before.length;
      const hours = before[which] ?? [];
      const start = hours[index % hours.length]?.start ?? 0;
      const offer = COACHING.offers[which]?.id ?? '';
      return () => post(start, offer, addressOf(index), COACHING);
    });
    if (atOnce) await Promise.all(wishes.map((wish) => wish()));
    else for (const wish of wishes) await wish();

    const after = await offered();
    for (const [index, hours] of after.entries())
      expect(hours.length).toBeGreaterThanOrEqual(0.7 * (before[index]?.length ?? Infinity));
    expect(fake.opened.length).toBeGreaterThan(0);
    expect((await store.unpaid(NOW)).length).toBe(fake.opened.length);
  });
});

describe('readers', () => {
  it('get three hours at once where there are hardly more', async () => {
    const coaching = { ...COACHING, horizon: 6 * 86_400 };
    const [hours = []] = await offered(coaching);
    expect(hours).toHaveLength(4);
    const outcomes = [];
    for (const [index, { start }] of hours.entries())
      outcomes.push(outcome(await post(start, 'hour', `10.0.0.${index}`, coaching)));
    expect(outcomes).toEqual(['held', 'held', 'held', 'crowded']);
  });

  it('find the hours free again when the holds of a bot have lapsed', async () => {
    const before = await offered();
    for (const [index, { start }] of (before[0] ?? []).entries())
      await post(start, 'hour', `10.0.0.${index}`, COACHING);
    expect(await store.unpaid(NOW + HOLD - 1)).not.toEqual([]);
    expect(await store.taken(NOW + HOLD)).toEqual([]);
  });

  it('who have paid keep nobody from the rest', async () => {
    const [hours = []] = await offered();
    const outcomes = [];
    for (const [index, { start }] of hours.slice(0, 12).entries()) {
      const reserved = await post(start, 'hour', `10.0.0.${index}`, COACHING);
      if (reserved.ok) await store.settle(reserved.bookingId, paymentOf(`cs_${index}`), NOW);
      outcomes.push(outcome(reserved));
    }
    expect(new Set(outcomes)).toEqual(new Set(['held']));
  });

  it('are told apart from who opens a sixth page in ten minutes, for whom Stripe is not asked', async () => {
    const [hours = []] = await offered();
    const tries = hours
      .slice(0, 6)
      .map(({ start }) => post(start, 'hour', '203.0.113.7', COACHING));
    const outcomes = (await Promise.all(tries)).map(outcome).toSorted();
    expect(outcomes).toEqual(['held', 'held', 'held', 'held', 'held', 'too-many']);
    expect(fake.opened).toHaveLength(5);
  });
});

it('10,000 random instants: only those that are offered are sold', async () => {
  const coaching = { ...COACHING, horizon: 6 * 86_400 };
  const [hours = []] = await offered(coaching);
  const open = new Set(hours.map(({ start }) => start));
  // Half of them on a quarter hour, where an hour could begin.
  const random = lehmer(1);
  const instants = Array.from({ length: 10_000 }, (_, index) => {
    const instant = NOW - 86_400 + Math.floor(random() * 8 * 86_400);
    return index % 2 ? instant : instant - (instant % 900);
  });
  const sold = new Set<number>();
  for (const start of instants) {
    const reserved = await post(start, 'hour', '203.0.113.7', coaching);
    if (reserved.ok || reserved.reason !== 'not-offered') sold.add(start);
  }
  expect(instants.filter((start) => open.has(start)).length).toBeGreaterThan(20);
  expect([...sold].toSorted()).toEqual(
    [...new Set(instants.filter((start) => open.has(start)))].toSorted(),
  );
}, 60_000);

/** The same numbers in every run. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
