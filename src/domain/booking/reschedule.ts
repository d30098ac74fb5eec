import { dayOf } from './availability.ts';
import { type Booking, isAhead, type Role } from './booking.ts';
import type { Interval } from './interval.ts';
import type { Coaching } from './offer.ts';
import type { BookingStore } from './ports.ts';
import { blockedBy, openSlots } from './slots.ts';

type World = { coaching: Coaching; store: BookingStore; now: () => number };

export type Rescheduled =
  { ok: true } | { ok: false; reason: 'begun' | 'changed' | 'taken' | 'not-offered' };

/** The hours that a call can move to, in order; its own hour stands in nobody's way, nor is it one. */
export async function movesOf(booking: Booking, world: World): Promise<Interval[]> {
  const now = world.now();
  if (!isAhead(booking, now)) return [];
  const taken = await takenByOthers(booking, world);
  return slotsFor(booking, taken, world.coaching, now);
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

  const at = (taken: readonly Interval[]) =>
    slotsFor(booking, taken, coaching, now).find(({ start }) => start === wish.start);
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

async function takenByOthers(booking: Booking, { store, now }: World): Promise<Interval[]> {
  const taken = await store.taken(now());
  return taken.filter(({ start }) => start !== booking.blocked.start);
}

function slotsFor(
  booking: Booking,
  taken: readonly Interval[],
  coaching: Coaching,
  now: number,
): Interval[] {
  const offer = { minutes: (booking.end - booking.start) / 60 };
  return openSlots({ coaching, offer, taken, now }).filter(({ start }) => start !== booking.start);
}
