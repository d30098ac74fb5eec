import { disjoint, type Interval, overlaps } from '../time/interval.ts';
import { isPaused, type OpenDay, openDays } from './availability.ts';
import { type Coaching, type Offer, shownOffers } from './offer.ts';

/** Length of a lock row in seconds: an hour with its buffer covers five of them. */
export const CELL = 900;

/**
 * The starts that can be booked at `now`, in order. Within each open window a new start comes after
 * the call and the buffer before it, so that a booked slot costs no other start.
 * @param taken what is held or booked, buffers included: each counts for the most calls a day
 * @param busy what else keeps the coach from a call, in any order
 */
export function openSlots(options: {
  coaching: Coaching;
  offer: Pick<Offer, 'minutes'>;
  taken: readonly Interval[];
  busy?: readonly Interval[];
  now: number;
}): Interval[] {
  const { coaching, offer, taken, busy = [], now } = options;
  const span = { start: now + coaching.minimumNotice, end: now + coaching.horizon };
  const unfree = disjoint([...taken, ...busy]);
  const calls = taken.map(({ start }) => start).toSorted((one, other) => one - other);
  const slots = openDays(coaching, span)
    .filter((day) => callsOn(day, calls) < coaching.mostPerDay)
    .flatMap(({ windows }) => windows)
    .flatMap((window) => startsIn(window, offer, coaching.buffer))
    .filter(({ start }) => start >= span.start && start <= span.end)
    .filter((slot) => !meets(blockedBy(slot, coaching.buffer), unfree));
  const byStart = new Map(slots.map((slot) => [slot.start, slot]));
  return [...byStart.values()].toSorted(earlierFirst);
}

/** Whether there would be hours of an offer to book at `now`, had nobody booked and were the coach free. */
export function hasHours(options: {
  coaching: Coaching;
  offer: Pick<Offer, 'minutes'>;
  now: number;
}): boolean {
  return openSlots({ ...options, taken: [] }).length > 0;
}

/** Whether hours are sold at `now`: on some weekday or on single days, and the coach takes no break. */
export function sellsHours(coaching: Coaching, now: number): boolean {
  if (isPaused(coaching, now)) return false;
  const weekly = Object.values(coaching.hours).some((ranges) => ranges.length > 0);
  return weekly || shownOffers(coaching).some((offer) => hasHours({ coaching, offer, now }));
}

/** The time in which calls can be booked at `now`, the last of them included. */
export function bookable({ horizon }: Pick<Coaching, 'horizon'>, now: number): Interval {
  return { start: now, end: now + horizon + 86_400 };
}

/** What a call keeps others from: itself and the rest after it, in whole cells. */
export function blockedBy({ start, end }: Interval, buffer: number): Interval {
  return {
    start: Math.floor(start / CELL) * CELL,
    end: Math.ceil((end + buffer) / CELL) * CELL,
  };
}

/** The slots that lie nearest to an instant, in order. */
export function nearestSlots(slots: readonly Interval[], near: number, count: number): Interval[] {
  const distance = ({ start }: Interval) => Math.abs(start - near);
  return slots
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, count)
    .toSorted(earlierFirst);
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

function callsOn(day: OpenDay, calls: readonly number[]): number {
  return before(calls, (start) => start < day.end) - before(calls, (start) => start < day.start);
}

function meets(span: Interval, sorted: readonly Interval[]): boolean {
  const next = sorted[before(sorted, ({ end }) => end <= span.start)];
  return next !== undefined && overlaps(span, next);
}

/** How many at the head of a sorted list pass a test that no later one passes. */
function before<T>(sorted: readonly T[], passes: (item: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function earlierFirst(one: Interval, other: Interval): number {
  return one.start - other.start;
}
