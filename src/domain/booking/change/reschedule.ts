import type { Interval } from '../../time/interval.ts';
import { dayOf } from '../../time/local-day.ts';
import { type Booking, isAhead, type Role } from '../booking.ts';
import type { Coaching } from '../offer.ts';
import { onOffer } from '../on-offer.ts';
import type { Calendar, Calls, Closings, Holds } from '../ports.ts';
import { blockedBy } from '../slots.ts';

type World = {
  coaching: Coaching;
  store: Holds & Calls & Closings;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  now: () => number;
};

export type Rescheduled =
  | { ok: true }
  | { ok: false; reason: 'begun' | 'changed' | 'taken' | 'not-offered' | 'calendar-unread' };

/**
 * The slots that a call can move to, in order; its own stands in nobody's way, nor is it one. None
 * while nobody knows whether the coach is free.
 */
export async function movesOf(booking: Booking, world: World): Promise<Interval[]> {
  if (!isAhead(booking, world.now())) return [];
  const free = await onOffer(offerOf(booking), world, booking);
  return free?.slots.filter(({ start }) => start !== booking.start) ?? [];
}

/**
 * Moves a call that has not begun to another slot that is on offer now, as long as the one sold; nothing
 * is paid, and the refund policy still counts from the slot first sold. The same request twice is one.
 * @param seen the sequence of the call as it was shown
 */
export async function reschedule(
  id: string,
  by: Role,
  to: { sequence: number; start: number },
  world: World,
): Promise<Rescheduled> {
  const { coaching, store } = world;
  const now = world.now();
  const booking = await store.find(id);
  if (!booking || !isAhead(booking, now) || booking.sequence !== to.sequence)
    return reasonFor(booking, to, now);

  const free = await onOffer(offerOf(booking), world, booking);
  if (!free) return { ok: false, reason: 'calendar-unread' };
  const slot = to.start === booking.start ? 'not-offered' : free.at(to.start);
  if (typeof slot === 'string') {
    // The same request, sent twice, may have moved it there meanwhile.
    const meanwhile = reasonFor(await store.find(id), to, now);
    return meanwhile.ok ? meanwhile : { ok: false, reason: slot };
  }

  const move = {
    ...slot,
    by,
    sequence: to.sequence,
    blocked: blockedBy(slot, coaching.buffer),
    day: dayOf(slot.start, coaching.timeZone),
    mostPerDay: coaching.mostPerDay,
  };
  if (await store.move(id, move, now)) return { ok: true };
  return reasonFor(await store.find(id), to, now);
}

/** As long as what was sold, whatever is on offer today. */
export function offerOf({ start, end }: Booking) {
  return { minutes: (end - start) / 60 };
}

function reasonFor(
  booking: Booking | undefined,
  to: { sequence: number; start: number },
  now: number,
): Rescheduled {
  if (booking?.state !== 'paid') return { ok: false, reason: 'changed' };
  if (booking.sequence === to.sequence + 1 && booking.start === to.start) return { ok: true };
  if (booking.start <= now) return { ok: false, reason: 'begun' };
  return { ok: false, reason: booking.sequence === to.sequence ? 'taken' : 'changed' };
}
