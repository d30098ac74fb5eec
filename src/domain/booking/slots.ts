import { dayOf, openHours } from './availability.ts';
import { type Interval, overlaps } from './interval.ts';
import type { Coaching, Offer } from './offer.ts';

/** Length of a lock row in seconds: an hour with its buffer covers five of them. */
export const CELL = 900;

/**
 * The starts that can be booked at `now`, in order. Within each open window a new start comes after
 * the call and the buffer before it, so that a booked hour costs no other start.
 * @param taken what is held or booked, buffers included
 */
export function openSlots(options: {
  coaching: Coaching;
  offer: Pick<Offer, 'minutes'>;
  taken: readonly Interval[];
  now: number;
}): Interval[] {
  const { coaching, offer, taken, now } = options;
  const from = now + coaching.minimumNotice;
  const to = now + coaching.horizon;
  const perDay = callsPerDay(taken, coaching.timeZone);
  return openHours(coaching, { start: from, end: to })
    .flatMap((window) => startsIn(window, offer, coaching.buffer))
    .filter(({ start }, index, all) => all.findIndex((other) => other.start === start) === index)
    .filter(({ start }) => start >= from && start <= to)
    .filter((slot) => (perDay.get(dayOf(slot.start, coaching.timeZone)) ?? 0) < coaching.mostPerDay)
    .filter((slot) => {
      const blocked = blockedBy(slot, coaching.buffer);
      return !taken.some((other) => overlaps(blocked, other));
    });
}

/** What a call keeps others from: itself and the rest after it, in whole cells. */
export function blockedBy({ start, end }: Interval, buffer: number): Interval {
  return {
    start: Math.floor(start / CELL) * CELL,
    end: Math.ceil((end + buffer) / CELL) * CELL,
  };
}

function startsIn(window: Interval, offer: Pick<Offer, 'minutes'>, buffer: number): Interval[] {
  const length = offer.minutes * 60;
  const step = Math.ceil((length + buffer) / CELL) * CELL;
  const count = Math.max(0, Math.floor((window.end - window.start - length) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const start = window.start + index * step;
    return { start, end: start + length };
  });
}

function callsPerDay(taken: readonly Interval[], timeZone: string): Map<string, number> {
  const calls = new Map<string, number>();
  for (const { start } of taken) {
    const day = dayOf(start, timeZone);
    calls.set(day, (calls.get(day) ?? 0) + 1);
  }
  return calls;
}
