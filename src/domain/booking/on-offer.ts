import type { Interval } from '../time/interval.ts';
import { dayOf } from '../time/local-day.ts';
import type { Booking } from './booking.ts';
import type { Coaching, Offer } from './offer.ts';
import type { Calendar, Closings, Holds } from './ports.ts';
import { bookable, openSlots } from './slots.ts';

export type Free = {
  /** What can be booked, in order. */
  slots: Interval[];
  /** When the coach is busy elsewhere. */
  busy: Interval[];
  /** Her settings, with the days off that she has closed by herself. */
  coaching: Coaching;
  /** The slot that begins then; else whether another booking has it, or it never was on offer. */
  at: (start: number) => Interval | 'taken' | 'not-offered';
};

/**
 * What is free of an offer now; undefined while nobody knows whether the coach is.
 * @param own a booking that stands in nobody's way
 */
export async function onOffer(
  offer: Pick<Offer, 'minutes'>,
  world: {
    coaching: Coaching;
    store: Pick<Holds & Closings, 'taken' | 'closedDays'>;
    calendar: Calendar;
    calendarUnread: (fault: unknown) => void;
    now: () => number;
  },
  own?: Pick<Booking, 'blocked'>,
): Promise<Free | undefined> {
  const { store, calendar } = world;
  const now = world.now();
  const [taken, closed] = await Promise.all([
    store.taken(now),
    store.closedDays(dayOf(now, world.coaching.timeZone)),
  ]);
  const coaching = { ...world.coaching, timeOff: [...world.coaching.timeOff, ...closed] };
  const others = taken.filter(({ start }) => start !== own?.blocked.start);
  const busy = await calendar.busy(bookable(coaching, now)).catch(world.calendarUnread);
  if (!busy) return undefined;
  const slots = openSlots({ coaching, offer, taken: others, busy, now });
  let all: Interval[] | undefined;
  return {
    slots,
    busy,
    coaching,
    at(start) {
      const isIt = (slot: Interval) => slot.start === start;
      const free = slots.find(isIt);
      if (free) return free;
      all ??= openSlots({ coaching, offer, taken: [], busy, now });
      return all.some(isIt) ? 'taken' : 'not-offered';
    },
  };
}
