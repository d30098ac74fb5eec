import type { Interval } from './interval.ts';
import { zonedAt } from './local-day.ts';
import { formatDate, formatWeekday, placeOf } from './when.ts';

/** The clocks of a zone go `by` seconds forward, or back when it is negative. */
export type ClockChange = { at: number; timeZone: string; by: number };

/** When clocks change in a zone after `start` and up to `end`. */
export function clockChanges(timeZone: string, { start, end }: Interval): ClockChange[] {
  const changes: ClockChange[] = [];
  let clock = zonedAt(start, timeZone);
  for (;;) {
    const next = clock.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > end * 1000) return changes;
    const by = (next.offsetNanoseconds - clock.offsetNanoseconds) / 1e9;
    changes.push({ at: next.epochMilliseconds / 1000, timeZone, by });
    clock = next;
  }
}

/** Whether the clocks of two zones agree at all these instants. */
export function sameClock(one: string, other: string, instants: readonly number[]): boolean {
  return one === other || instants.every((at) => offsetAt(at, one) === offsetAt(at, other));
}

/** "On Sunday, March 14, clocks in New York go an hour forward." */
export function sayClockChange({ at, timeZone, by }: ClockChange, locale: string): string {
  const day = `${formatWeekday(at, timeZone, locale)}, ${formatDate(at, timeZone, locale)}`;
  const minutes = Math.abs(by) / 60;
  const much = minutes === 60 ? 'an hour' : `${minutes} minutes`;
  return `On ${day}, clocks in ${placeOf(timeZone)} go ${much} ${by > 0 ? 'forward' : 'back'}.`;
}

function offsetAt(instant: number, timeZone: string): number {
  return zonedAt(instant, timeZone).offsetNanoseconds;
}
