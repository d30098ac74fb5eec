import { dayOf } from '../availability.ts';
import { type Booking, isAhead, type Role } from '../booking.ts';
import type { Interval } from '../../time/interval.ts';
import type { Coaching } from '../offer.ts';
import type { BookingStore, Calendar } from '../ports.ts';
import { onOffer } from '../on-offer.ts';
import { blockedBy } from '../slots.ts';

type World = {
  coaching: Coaching;
  store: BookingStore;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  now: () => number;
};

export type Rescheduled =
  | { ok: true }
  | { ok: false; reason: 'begun' | 'changed' | 'taken' | 'not-offered' | 'calendar-unread' };

/**
 * The hours that a call can move to, in order; its own hour stands in nobody's way, nor is it one. None
 * while nobody knows whether the coach is free.
 */
export async function movesOf(booking: Booking, world: World): Promise<Interval[]> {
  if (!isAhead(booking, world.now())) return [];
  const free = await onOffer(offerOf(booking), world, booking);
  return free?.slots.filter(({ start }) => start !== booking.start) ?? [];
}

/**
 * Moves a call that has not begun to another hour that is on offer now, as long as the one sold; nothing
 * is paid, and the refund policy still counts from the hour first sold. The same wish twice is one.
 * @param seen the sequence of the call as it was shown
 */
export async function reschedule(
  id: string,
  by: Role,
  wish: { sequence: number; start: number },
  world: World,
): Promise<Rescheduled> {
  const { coaching, store } = world;
  const now = world.now();
  const booking = await store.find(id);
  if (!booking || !isAhead(booking, now) || booking.sequence !== wish.sequence)
    return judge(booking, wish, now);

  const free = await onOffer(offerOf(booking), world, booking);
  if (!free) return { ok: false, reason: 'calendar-unread' };
  const slot = wish.start === booking.start ? 'not-offered' : free.at(wish.start);
  if (typeof slot === 'string') return { ok: false, reason: slot };

  const move = {
    ...slot,
    by,
    sequence: wish.sequence,
    blocked: blockedBy(slot, coaching.buffer),
    day: dayOf(slot.start, coaching.timeZone),
    mostPerDay: coaching.mostPerDay,
  };
  if (await store.move(id, move, now)) return { ok: true };
  return judge(await store.find(id), wish, now);
}

function judge(
  booking: Booking | undefined,
  wish: { sequence: number; start: number },
  now: number,
): Rescheduled {
  if (booking?.state !== 'paid') return { ok: false, reason: 'changed' };
  if (booking.sequence === wish.sequence + 1 && booking.start === wish.start) return { ok: true };
  if (booking.start <= now) return { ok: false, reason: 'begun' };
  return { ok: false, reason: booking.sequence === wish.sequence ? 'taken' : 'changed' };
}

/** As long as what was sold, whatever is on offer today. */
function offerOf({ start, end }: Booking) {
  return { minutes: (end - start) / 60 };
}
