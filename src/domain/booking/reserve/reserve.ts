import type { Interval } from '../../time/interval.ts';
import { dayOf } from '../../time/local-day.ts';
import { type Booking, newHold } from '../booking.ts';
import type { Coaching } from '../offer.ts';
import { onOffer } from '../on-offer.ts';
import type { Calendar, Calls, Checkout, Holds } from '../ports.ts';
import { blockedBy } from '../slots.ts';
import { fairShare, overShare } from './fair-share.ts';
import { openPage, type Page } from './open-page.ts';
import type { ReservationRequest } from './reservation.ts';
import { resume, type Resumed } from './resume.ts';
import { closePage } from './close-page.ts';

export type Reserved =
  | Page
  | Resumed
  | { ok: false; reason: 'unknown-offer' | 'not-offered' | 'taken' | 'crowded' | 'too-many' }
  | { ok: false; reason: 'calendar-unread' };

type World = {
  coaching: Coaching;
  store: Holds & Calls;
  checkout: Checkout;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  newId: () => string;
  now: () => number;
  /** Where the reader is, as a hash. */
  household: string;
};

/**
 * Holds the slot for this reader and opens its payment page. A form that is sent twice, or a reader who
 * comes back to the slot that they hold, gets the same page; another slot releases the first one, once it
 * is sure that it can be had. `too-many`: this household has opened enough payment pages for now; `crowded`:
 * it holds enough that is not paid; `calendar-unread`: nobody knows whether the coach is free. A fault on the
 * way is `payment-unavailable`: nothing was paid.
 * @param held the booking that the reader's cookie names
 */
export async function reserve(
  request: ReservationRequest,
  held: string | undefined,
  world: World,
): Promise<Reserved> {
  try {
    return await tryReserving(request, held, world);
  } catch (cause) {
    return { ok: false, reason: 'payment-unavailable', cause };
  }
}

async function tryReserving(
  request: ReservationRequest,
  held: string | undefined,
  world: World,
): Promise<Reserved> {
  const { coaching, store } = world;
  const now = world.now();
  const offer = coaching.offers.find(({ id }) => id === request.offer);
  if (!offer) return { ok: false, reason: 'unknown-offer' };
  const earlier = await earlierBookings([request.visit, held], store);
  for (const booking of earlier.filter((each) => isSame(each, request))) {
    const resumed = await resume(booking, world);
    if (resumed) return resumed;
  }

  const own = earlier.find(
    (booking) => booking.id === held && booking.state === 'held' && !isSame(booking, request),
  );
  const free = await onOffer(offer, world, own);
  if (!free) return { ok: false, reason: 'calendar-unread' };
  const slot = free.at(request.start);
  if (typeof slot === 'string') return (await twin(request, world)) ?? { ok: false, reason: slot };

  const isNew = request.visit !== null && earlier.every(({ id }) => id !== request.visit);
  const id = isNew ? request.visit! : world.newId();
  const hold = newHold({ id, ...sale(request, slot, world) }, slot, offer, now);
  const share = await fairShare(hold, own, { ...world, busy: free.busy });
  const refusal = async () =>
    overShare(await store.reservedIn(world.household, now), share, own, now);
  const refused = await refusal();
  if (refused) return (await twin(request, world)) ?? { ok: false, reason: refused };
  const instead = own && (await closePage(own, world));
  const take = async (claim: Booking) =>
    (await store.hold(claim, coaching.mostPerDay, now, { ...share, instead }))
      ? openPage(claim, world)
      : undefined;
  const first = (await take(hold)) ?? (await twin(request, world));
  if (first) return first;
  // The form may have been sent for another slot at once, which was faster and has its id.
  const again = (await store.find(id)) && (await take({ ...hold, id: world.newId() }));
  return again ?? { ok: false, reason: (await refusal()) ?? 'taken' };
}

/** What this very form made when it was sent before, and what the cookie names. */
async function earlierBookings(ids: (string | null | undefined)[], store: Holds) {
  const known = [...new Set(ids)].filter((id) => typeof id === 'string');
  const found = await Promise.all(known.map((id) => store.find(id)));
  return found.filter((booking) => booking !== undefined);
}

function isSame({ start, offer }: Booking, request: ReservationRequest): boolean {
  return start === request.start && offer === request.offer;
}

/** The form may have been sent twice at once, and its twin was faster. */
async function twin(request: ReservationRequest, world: World): Promise<Resumed | undefined> {
  const [booking] = await earlierBookings([request.visit], world.store);
  return booking && isSame(booking, request) ? resume(booking, world) : undefined;
}

function sale(request: ReservationRequest, slot: Interval, world: World) {
  const { coaching, checkout, household } = world;
  return {
    household,
    blocked: blockedBy(slot, coaching.buffer),
    day: dayOf(slot.start, coaching.timeZone),
    coachZone: coaching.timeZone,
    zone: request.zone,
    live: checkout.live,
    from: request.from,
    refunds: coaching.refunds,
  };
}
