import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.ts';
import { dayOf } from './local-day.ts';

/**
 * Intervals by the days that they begin on, and these by weeks: seven days each, from the first day that has any.
 * @param intervals in order
 */
export function byWeek(intervals: readonly Interval[], timeZone: string): Interval[][][] {
  const days = Object.entries(Object.groupBy(intervals, ({ start }) => dayOf(start, timeZone)));
  const first = Temporal.PlainDate.from(days[0]?.[0] ?? '1970-01-01');
  const weeks = Map.groupBy(days, ([day]) => Math.floor(first.until(day).days / 7));
  return [...weeks.values()].map((week) => week.map(([, found = []]) => found));
}
