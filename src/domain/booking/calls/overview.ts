import { dayOf, zonedAt } from '../../time/local-day.ts';
import type { Booking } from '../booking.ts';
import type { Coaching } from '../offer.ts';
import type { Closings } from '../ports.ts';
import { type DaysOff, daysOff } from './days-off.ts';
import type { Found, Records } from './records.ts';

/** So many calls that are over stand on one page, and so many months of money. */
const MOST = 10;
const MONTHS = 24;

/** What the coach sees of her calls; `earlier` is where the next page of ended ones begins, if there is one. */
export type Overview = Pick<Found, 'mails' | 'refunds' | 'money' | 'posts'> & {
  /** Whether it is about real money. */
  live: boolean;
  ahead: Booking[];
  daysOff: DaysOff[];
  ended: Booking[];
  earlier: number | null;
};

/**
 * The coach's calls, what waits, and what came of them.
 * @param before shows calls that ended earlier than this, in Unix seconds, instead of the last ones
 */
export async function overview(
  world: {
    coaching: Pick<Coaching, 'timeZone' | 'timeOff' | 'paused'>;
    store: Pick<Records & Closings, 'lookUp' | 'closedDays'>;
    live: boolean;
    now: () => number;
  },
  before?: number,
): Promise<Overview> {
  const now = world.now();
  const found = await world.store.lookUp({
    now,
    before: Math.min(before ?? now, now),
    most: MOST + 1,
    live: world.live,
    months: lastMonths(now, world.coaching.timeZone),
  });
  const { coaching, store } = world;
  const closed = await store.closedDays(dayOf(now, coaching.timeZone));
  const { notOver, over, ...rest } = found;
  const isAhead = ({ state, end }: Booking) => state === 'paid' && end > now;
  const endedEarly = before === undefined ? notOver.filter((call) => !isAhead(call)) : [];
  return {
    ...rest,
    live: world.live,
    ahead: notOver.filter(isAhead),
    daysOff: daysOff(coaching, closed, notOver, now),
    ended: [...endedEarly.toReversed(), ...over.slice(0, MOST)],
    earlier: over[MOST]?.blocked.end ?? null,
  };
}

/** The beginnings of the months on the coach's clock, this one the last of them. */
function lastMonths(now: number, timeZone: string): number[] {
  const first = zonedAt(now, timeZone).with({ day: 1 }).startOfDay();
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = first.subtract({ months: MONTHS - 1 - index }).startOfDay();
    return month.epochMilliseconds / 1000;
  });
}
