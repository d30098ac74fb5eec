import { z } from 'zod';
import { timeZone } from '../time-zone.ts';
import { dayOf } from './availability.ts';
import { newHold } from './booking.ts';
import type { Interval } from './interval.ts';
import type { Coaching } from './offer.ts';
import { openPage, type Page } from './open-page.ts';
import type { BookingStore, Checkout } from './ports.ts';
import { resume, type Resumed } from './resume.ts';
import { blockedBy, openSlots } from './slots.ts';

/** The form of the coaching page; whatever else is sent with it is not read. */
export const reservationSchema = z.object({
  start: z.iso
    .datetime({ offset: true })
    .max(40)
    .transform((text) => Date.parse(text) / 1000),
  offer: z.string().max(64),
  zone: timeZone,
  /** Made anew for each page that is shown: a form that is sent twice is one wish. */
  visit: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable()
    .catch(null),
  from: z
    .string()
    .regex(/^[a-z0-9-]{1,200}$/)
    .nullable()
    .catch(null),
});

export type Reservation = z.infer<typeof reservationSchema>;

export type Reserved =
  Page | Resumed | { ok: false; reason: 'unknown-offer' | 'not-offered' | 'taken' };

/**
 * Holds the hour for this reader and opens its payment page. A form that is sent twice, or a reader who
 * comes back to the hour that they hold, gets the same page; choosing another hour lets the first one go.
 * @param held the booking that the reader's cookie names
 */
export async function reserve(
  wish: Reservation,
  held: string | undefined,
  world: {
    coaching: Coaching;
    store: BookingStore;
    checkout: Checkout;
    newId: () => string;
    now: () => number;
  },
): Promise<Reserved> {
  const { coaching, store } = world;
  const now = world.now();
  const offer = coaching.offers.find(({ id }) => id === wish.offer);
  if (!offer) return { ok: false, reason: 'unknown-offer' };
  const resumed = (await resume(wish.visit, wish, world)) ?? (await resume(held, wish, world));
  if (resumed) return resumed;

  const offered = (taken: Interval[]) =>
    openSlots({ coaching, offer, taken, now }).find(({ start }) => start === wish.start);
  const slot = offered(await store.taken(now));
  const hold = slot && newHold(await sale(wish, slot, world), slot, offer, now);
  if (hold && (await store.hold(hold, coaching.mostPerDay, now))) return openPage(hold, world);
  // The form may have been sent twice at once, and its twin was faster.
  const twin = await resume(wish.visit, wish, world);
  return twin ?? { ok: false, reason: offered([]) ? 'taken' : 'not-offered' };
}

async function sale(
  wish: Reservation,
  slot: Interval,
  { coaching, store, checkout, newId }: Parameters<typeof reserve>[2],
) {
  const fresh = wish.visit !== null && !(await store.find(wish.visit));
  return {
    id: fresh ? wish.visit! : newId(),
    blocked: blockedBy(slot, coaching.buffer),
    day: dayOf(slot.start, coaching.timeZone),
    coachZone: coaching.timeZone,
    zone: wish.zone,
    live: checkout.live,
    from: wish.from,
  };
}
