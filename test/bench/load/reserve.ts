import { randomUUID } from 'node:crypto';
import { createBookingStore } from '../../../src/adapters/database/booking-store.ts';
import { householdOf } from '../../../src/adapters/database/rate-limit.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import type { Checkout } from '../../../src/domain/booking/checkout.ts';
import { reserve } from '../../../src/domain/booking/reserve/reserve.ts';
import { openSlots } from '../../../src/domain/booking/slots.ts';
import { COACHING } from '../../support/booking.ts';
import { median, printTable, ratio } from '../../support/table.ts';
import { addressOf } from './fire.ts';

const rounds = 220;
const warmUp = 20;

/** What a hold costs us, with a Stripe that answers at once; `databases` by their name. */
export async function benchReserve(databases: Record<string, string>) {
  const worlds = Object.entries(databases).map(([name, path]) => ({ name, ...openWorld(path) }));
  const measured = worlds.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, each] of worlds.entries())
      measured[index]?.push(await each.reserveOne(round));
  for (const each of worlds) each.close();
  const times = measured.map((list) => median(list.slice(warmUp)));
  const rows = worlds.map(({ name }, index) => [
    name,
    `${times[index]?.toFixed(2)} ms`,
    ratio(times[index] ?? NaN, times[0] ?? NaN),
  ]);
  const heading = `A hold, from the request to the address of its payment page, without Stripe, medians of ${rounds - warmUp}`;
  printTable(`${heading} (goal: 1.10 ×)`, [['', 'time', ''], ...rows]);
}

function openWorld(path: string) {
  const sql = openSqlite(path);
  const store = createBookingStore(sql);
  const now = () => Math.floor(Date.now() / 1000);
  const newId = () => randomUUID().replaceAll('-', '');
  const checkout = { live: false, open: async ({ id }) => page(id) } as Partial<Checkout>;
  const world = {
    coaching: COACHING,
    store,
    checkout: checkout as Checkout,
    calendar: { busy: async () => [] },
    calendarUnread: () => undefined,
    siteHost: 'desk.example',
    newId,
    newKey: newId,
    now,
  };
  const [offer] = COACHING.offers;
  return {
    /** Milliseconds that it took. */
    async reserveOne(visitor: number): Promise<number> {
      const [slot] = openSlots({
        coaching: COACHING,
        offer,
        taken: await store.taken(now()),
        now: now(),
      });
      const choice = { start: slot?.start ?? 0, offer: offer.id, zone: 'Europe/London' };
      const household = householdOf(addressOf(visitor), 'a key');
      const begun = performance.now();
      const whole = { ...choice, visit: newId(), from: null };
      const reserved = await reserve(whole, undefined, { ...world, household });
      const time = performance.now() - begun;
      if (!reserved.ok) throw new Error(`Refused: ${reserved.reason}`);
      await store.expire(reserved.bookingId);
      return time;
    },
    close: () => sql.close(),
  };
}

function page(id: string) {
  return { ok: true, sessionId: `cs_${id}`, url: 'https://example.com/' } as const;
}
