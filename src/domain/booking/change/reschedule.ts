import { dayOf } from '../availability.ts';
import { type Booking, isAhead, type Role } from '../booking.ts';
import type { Interval } from '../../time/interval.ts';
import type { Coaching } from '../offer.ts';
import type { BookingStore, Calendar } from '../ports.ts';
import { blockedBy, bookable, openSlots } from '../slots.ts';

type World = { coaching: Coaching; store: BookingStore; calendar: Calendar; now: () => number };

export type Rescheduled =
  | { ok: true }
  | { ok: false; reason: 'begun' | 'changed' | 'taken' | 'not-offered' | 'calendar-unread' };

/**
 * The hours that a call can move to, in order; its own hour stands in nobody's way, nor is it one. None
 * while nobody knows whether the coach is free.
 */
export async function movesOf(booking: Booking, world: World): Promise<Interval[]> {
  const now = world.now();
  if (!isAhead(booking, now)) return [];
  const taken = await takenByOthers(booking, world);
  const busy = await busyTimes(world);
  return busy ? slotsFor(booking, taken, busy, world) : [];
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

  const busy = await busyTimes(world);
  if (!busy) return { ok: false, reason: 'calendar-unread' };
  const at = (taken: readonly Interval[]) =>
    slotsFor(booking, taken, busy, world).find(({ start }) => start === wish.start);
  const slot = at(await takenByOthers(booking, world));
  if (!slot) return { ok: false, reason: at([]) ? 'taken' : 'not-offered' };

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

function busyTimes({ calendar, coaching, now }: World): Promise<Interval[] | undefined> {
  return calendar.busy(bookable(coaching, now())).catch(() => undefined);
}

async function takenByOthers(booking: Booking, { store, now }: World): Promise<Interval[]> {
  const taken = await store.taken(now());
  return taken.filter(({ start }) => start !== booking.blocked.start);
}

function slotsFor(
  booking: Booking,
  taken: readonly Interval[],
  busy: readonly Interval[],
  { coaching, now }: World,
): Interval[] {
  const offer = { minutes: (booking.end - booking.start) / 60 };
  return openSlots({ coaching, offer, taken, busy, now: now() }).filter(
    ({ start }) => start !== booking.start,
  );
}
