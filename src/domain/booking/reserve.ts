import { z } from 'zod';
import { timeZone } from '../time-zone.ts';
import { dayOf } from './availability.ts';
import { type Booking, newHold } from './booking.ts';
import type { Coaching } from './offer.ts';
import type { BookingStore, Checkout, Opened } from './ports.ts';
import { release } from './release.ts';
import { blockedBy, openSlots } from './slots.ts';

/** The form of the coaching page; whatever else is sent with it is not read. */
export const reservationSchema = z.object({
  start: z.iso
    .datetime({ offset: true })
    .max(40)
    .transform((text) => Date.parse(text) / 1000),
  offer: z.string().max(64),
  zone: timeZone,
  from: z
    .string()
    .regex(/^[a-z0-9-]{1,200}$/)
    .nullable()
    .catch(null),
});

export type Reservation = z.infer<typeof reservationSchema>;

export type Reserved =
  | { ok: true; url: string; bookingId: string }
  | { ok: false; reason: 'unknown-offer' | 'not-offered' | 'taken' }
  | { ok: false; reason: 'payment-unavailable'; cause: unknown };

/**
 * Holds the hour for this reader and opens its payment page. Someone who comes back to the hour that
 * they hold gets the same page again; choosing another hour lets the first one go.
 * @param held the booking that the reader's cookie names
 */
export async function reserve(
  reservation: Reservation,
  held: string | undefined,
  world: {
    coaching: Coaching;
    store: BookingStore;
    checkout: Checkout;
    newId: () => string;
    now: () => number;
  },
): Promise<Reserved> {
  const { coaching, store, checkout } = world;
  const now = world.now();
  const offer = coaching.offers.find(({ id }) => id === reservation.offer);
  if (!offer) return { ok: false, reason: 'unknown-offer' };

  const own = held === undefined ? undefined : await store.find(held);
  if (own?.state === 'held' && own.heldUntil > now) {
    const same = own.start === reservation.start && own.offer === offer.id;
    const url = same ? await payable(own, world) : undefined;
    if (url) return { ok: true, url, bookingId: own.id };
    await release(own.id, world);
  }

  const taken = await store.taken(now);
  const offered = (busy: typeof taken) =>
    openSlots({ coaching, offer, taken: busy, now }).find(
      ({ start }) => start === reservation.start,
    );
  const slot = offered(taken);
  if (!slot) return { ok: false, reason: offered([]) ? 'taken' : 'not-offered' };

  const hold = newHold(
    {
      id: world.newId(),
      blocked: blockedBy(slot, coaching.buffer),
      day: dayOf(slot.start, coaching.timeZone),
      coachZone: coaching.timeZone,
      zone: reservation.zone,
      live: checkout.live,
      from: reservation.from,
    },
    slot,
    offer,
    now,
  );
  if (!(await store.hold(hold, coaching.mostPerDay, now))) return { ok: false, reason: 'taken' };
  return openPage(hold, world);
}

async function openPage(
  hold: Booking,
  { store, checkout }: { store: BookingStore; checkout: Checkout },
): Promise<Reserved> {
  let opened: Opened = await checkout.open(hold);
  if (!opened.ok && opened.stored) {
    await store.raiseAttempt(hold.id);
    opened = await checkout.open({ ...hold, attempt: hold.attempt + 1 });
  }
  if (!opened.ok) {
    await store.expire(hold.id);
    return { ok: false, reason: 'payment-unavailable', cause: opened.cause };
  }
  await store.attach(hold.id, opened.sessionId);
  return { ok: true, url: opened.url, bookingId: hold.id };
}

async function payable(own: Booking, { checkout }: { checkout: Checkout }) {
  if (own.sessionId === null) return undefined;
  const session = await checkout.find(own.sessionId);
  return session?.status === 'open' ? (session.url ?? undefined) : undefined;
}
