import { type ClockChange, clockChanges, sameClock } from '../time/clock-changes.ts';
import type { Interval } from '../time/interval.ts';
import { isPaused } from './availability.ts';
import type { CoachingQuery } from './coaching-query.ts';
import { type Coaching, type Offer, shownOffers } from './offer.ts';
import { hasHours, nearestSlots } from './slots.ts';

/** All that the coaching page shows and that a booking, a setting or the clock can change. */
export type HoursShown = Omit<CoachingQuery, 'near'> & {
  /** Her break, while she takes one. */
  paused: Coaching['paused'];
  /** What can be booked; undefined while nobody knows whether the coach is free. */
  open: readonly Interval[] | undefined;
  /** What is free and nearest to the hour that could not be had. */
  nearest: readonly Interval[];
  /** The coach's zone, where its clock says something else than the reader's. */
  otherZone: string | undefined;
  changes: readonly ClockChange[];
  /** The offers that there are hours of, were nobody else to book. */
  onSale: readonly Offer[];
};

/** @param open as of `now` */
export function hoursShown(
  { near, ...query }: CoachingQuery,
  open: readonly Interval[] | undefined,
  coaching: Coaching,
  now: number,
): HoursShown {
  const { offer, zone } = query;
  const paused = isPaused(coaching, now) ? coaching.paused : undefined;
  const starts = open?.map(({ start }) => start) ?? [];
  const otherZone = sameClock(zone, coaching.timeZone, starts) ? undefined : coaching.timeZone;
  const span = { start: now, end: starts.at(-1) ?? 0 };
  const isOnSale = (each: Offer) =>
    !paused && (starts.length > 0 || hasHours({ coaching, offer: each, now }));
  return {
    ...query,
    paused,
    open,
    nearest: near === undefined ? [] : nearestSlots(open ?? [], near, 3),
    otherZone,
    changes: [zone, ...(otherZone ? [otherZone] : [])].flatMap((each) => clockChanges(each, span)),
    onSale: [...new Set([offer, ...shownOffers(coaching)])].filter(isOnSale),
  };
}
