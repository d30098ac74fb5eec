import type { Interval } from '../../time/interval.ts';
import { dayOf } from '../../time/local-day.ts';
import { isPaused } from '../availability.ts';
import type { Booking } from '../booking.ts';
import type { Checkout } from '../checkout.ts';
import { newHold } from '../hold.ts';
import type { Coaching } from '../offer.ts';
import { onOffer } from '../on-offer.ts';
import type { Calendar, Calls, Closings, Holds } from '../ports.ts';
import { blockedBy } from '../slots.ts';
import { closePage } from './close-page.ts';
import { fairShare, overShare } from './fair-share.ts';
import { openPage, type Page } from './open-page.ts';
import type { ReservationRequest } from './reservation.ts';
import { resume, type Resumed } from './resume.ts';

export type Reserved =
  /** `key` is what the reader's browser has to keep, to come back. */
  | (Extract<Page, { ok: true }> & { key: string })
  | Extract<Resumed, { ok: false }>
  | { ok: false; reason: 'unknown-offer' | 'not-offered' | 'taken' | 'over-share' | 'too-many' }
  | { ok: false; reason: 'calendar-unread' | 'paused' };

type World = {
  coaching: Coaching;
  store: Holds & Calls & Closings;
  checkout: Checkout;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  siteHost: string;
  newId: () => string;
  newKey: () => string;
  now: () => number;
  /** Where the reader is, as a hash. */
  household: string;
};

/**
 * Holds the slot for this reader and opens its payment page. A form that is sent twice, or a reader who
 * comes back to the slot that they hold, gets the same page; another slot releases the first one, once it
 * is sure that it can be had. `too-many`: this household has opened enough payment pages for now; `over-share`:
 * it holds enough that is not paid; `calendar-unread`: nobody knows whether the coach is free; `paused`: she takes a break. A fault on the
 * way is `payment-unavailable`: nothing was paid.
 * @param held the key of the reader's hold, as their cookie says
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
  const earlier = await earlierBookings([request.visit, held], world);
  for (const { key, booking } of earlier.filter((each) => isSame(each.booking, request))) {
    const resumed = await resume(booking, world);
    if (resumed) return withKey(resumed, key);
  }

  if (isPaused(coaching, now)) return { ok: false, reason: 'paused' };
  const own = earlier.find(
    ({ key, booking }) => key === held && booking.state === 'held' && !isSame(booking, request),
  )?.booking;
  const free = await onOffer(offer, world, own);
  if (!free) return { ok: false, reason: 'calendar-unread' };
  const slot = free.at(request.start);
  if (typeof slot === 'string') return (await twin(request, world)) ?? { ok: false, reason: slot };

  const id = world.newId();
  const uid = `${id}@${world.siteHost}`;
  const hold = newHold({ id, uid, ...sale(request, slot, world) }, slot, offer, now);
  const share = await fairShare(hold, own, { ...world, ...free });
  const refusal = async () =>
    overShare(await store.reservedIn(world.household, now), share, own, now);
  const refused = await refusal();
  if (refused) return (await twin(request, world)) ?? { ok: false, reason: refused };
  const instead = own && (await closePage(own, world));
  const isNew = request.visit !== null && earlier.every(({ key }) => key !== request.visit);
  const wanted = isNew ? request.visit! : world.newKey();
  const take = async (key: string) =>
    (await store.hold(hold, coaching.mostPerDay, now, { ...share, key, instead }))
      ? withKey(await openPage(hold, world), key)
      : undefined;
  const first = (await take(wanted)) ?? (await twin(request, world));
  if (first) return first;
  // The form may have been sent for another slot at once, which was faster and has its key.
  const again = (await store.claimed(wanted, now)) && (await take(world.newKey()));
  return again ?? { ok: false, reason: (await refusal()) ?? 'taken' };
}

function withKey(result: Resumed, key: string): Reserved {
  return result.ok ? { ...result, key } : result;
}

/** What this very form made when it was sent before, and what the cookie is the key of. */
async function earlierBookings(keys: (string | null | undefined)[], { store, now }: World) {
  const known = [...new Set(keys)].filter((key) => typeof key === 'string');
  const found = known.map(async (key) => ({ key, booking: await store.claimed(key, now()) }));
  return (await Promise.all(found)).flatMap(({ key, booking }) =>
    booking ? { key, booking } : [],
  );
}

function isSame({ start, offer }: Booking, request: ReservationRequest): boolean {
  return start === request.start && offer === request.offer;
}

/** The form may have been sent twice at once, and its twin was faster. */
async function twin(request: ReservationRequest, world: World): Promise<Reserved | undefined> {
  const [first] = await earlierBookings([request.visit], world);
  if (!first || !isSame(first.booking, request)) return undefined;
  const resumed = await resume(first.booking, world);
  return resumed && withKey(resumed, first.key);
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
