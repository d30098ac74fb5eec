import { z } from 'zod';
import { isCrowded } from './fair-share.ts';
import { timeZone } from '../../time/time-zone.ts';
import { dayOf } from '../availability.ts';
import { newHold } from '../booking.ts';
import { instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Coaching } from '../offer.ts';
import { openPage, type Page } from './open-page.ts';
import type { BookingStore, Calendar, Checkout } from '../ports.ts';
import { release } from './release.ts';
import { resume, type Resumed } from './resume.ts';
import { onOffer } from '../on-offer.ts';
import { blockedBy } from '../slots.ts';

/** The post that led here. */
export const postSlug = z.string().regex(/^[a-z0-9-]{1,200}$/);

/** The form of the coaching page; whatever else is sent with it is not read. */
export const reservationSchema = z.object({
  start: instant,
  offer: z.string().regex(/^[a-z0-9-]{1,64}$/),
  zone: timeZone,
  /** Made anew for each page that is shown: a form that is sent twice is one wish. */
  visit: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable()
    .catch(null),
  from: postSlug.nullable().catch(null),
});

export type Reservation = z.infer<typeof reservationSchema>;

export type Reserved =
  | Page
  | Resumed
  | { ok: false; reason: 'unknown-offer' | 'not-offered' | 'taken' | 'crowded' | 'too-many' }
  | { ok: false; reason: 'calendar-unread' };

type World = {
  coaching: Coaching;
  store: BookingStore;
  checkout: Checkout;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  newId: () => string;
  now: () => number;
  /** Whether this visitor may open one more payment page, for the booking of this id. */
  admit: (id: string) => Promise<boolean>;
};

/**
 * Holds the hour for this reader and opens its payment page. A form that is sent twice, or a reader who
 * comes back to the hour that they hold, gets the same page; another hour lets the first one go, once it
 * is sure that it can be had. `too-many`: this visitor has opened enough payment pages for now; `crowded`:
 * too much is held and not paid; `calendar-unread`: nobody knows whether the coach is free. A fault on the way is `payment-unavailable`: nothing was paid.
 * @param held the booking that the reader's cookie names
 */
export async function reserve(
  wish: Reservation,
  held: string | undefined,
  world: World,
): Promise<Reserved> {
  try {
    return await tryReserving(wish, held, world);
  } catch (cause) {
    return { ok: false, reason: 'payment-unavailable', cause };
  }
}

async function tryReserving(
  wish: Reservation,
  held: string | undefined,
  world: World,
): Promise<Reserved> {
  const { coaching, store } = world;
  const now = world.now();
  const offer = coaching.offers.find(({ id }) => id === wish.offer);
  if (!offer) return { ok: false, reason: 'unknown-offer' };
  const resumed = (await resume(wish.visit, wish, world)) ?? (await resume(held, wish, world));
  if (resumed) return resumed;

  const first = held === undefined ? undefined : await store.find(held);
  const own = first?.state === 'held' ? first : undefined;
  const free = await onOffer(offer, world, own);
  if (!free) return { ok: false, reason: 'calendar-unread' };
  const slot = free.at(wish.start);
  if (typeof slot === 'string') return refuse(slot, wish, world);

  const hold = newHold(await sale(wish, slot, world), slot, offer, now);
  if (!(await world.admit(hold.id))) return { ok: false, reason: 'too-many' };
  if (first) await release(first.id, world);
  if (!(await store.hold(hold, coaching.mostPerDay, now))) return refuse('taken', wish, world);
  if (!own && (await isCrowded(hold.id, { ...world, busy: free.busy }))) {
    await store.abandon(hold.id);
    return { ok: false, reason: 'crowded' };
  }
  return openPage(hold, world);
}

/** The form may have been sent twice at once, and its twin was faster. */
async function refuse(reason: 'taken' | 'not-offered', wish: Reservation, world: World) {
  const twin = await resume(wish.visit, wish, world);
  return twin ?? ({ ok: false, reason } as const);
}

async function sale(
  wish: Reservation,
  slot: Interval,
  { coaching, store, checkout, newId }: World,
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
    refunds: coaching.refunds,
  };
}
