import { DAY, type Length, lengthOf, MOMENT } from './date-time.ts';
import type { Line } from './line.ts';
import { midnightOf, type Reason, type Time, timeOf } from './times.ts';
import type { Zones } from './zones/zones.ts';

/**
 * From where to where an event lasts, in seconds counted from its start on the clock, and `more` whatever the
 * clock shows. What is given by its end ends there; whether clocks that change make its repetitions longer is
 * understood either way.
 */
export type Extent = { from: number; to: number; more: number; byEnd: boolean };

/** What is typed the wrong way round is not longer than that: hours of an event, days of whole ones. */
const SLIP = { hours: DAY, days: 7 * DAY };

/**
 * How long an event lasts: one that ends before it begins counts between both, or for its day when they lie far
 * apart; one whose end can't be read up to the end of its day.
 */
export function extentOf(
  start: Time,
  lines: (name: string) => Line[],
  zones: Zones,
  reasons: Set<Reason>,
): Extent {
  const isDate = start.form === 'date';
  const day = midnightOf(start.wall) - start.wall;
  const byEnd = lines('DTEND').length > 0;
  const fixed = (from: number, to: number) => ({ from, to, more: 0, byEnd: false });
  const length = lengthFrom(start, lines, zones, reasons);
  if (length === undefined) {
    reasons.add('time');
    return fixed(0, day + DAY);
  }
  const { days, seconds } = length;
  const all = days * DAY + seconds;
  if (all < 0) {
    reasons.add('order');
    if (-all > (isDate ? SLIP.days : SLIP.hours)) return fixed(day, day + DAY);
    return fixed(all, isDate ? DAY : 0);
  }
  if (isDate) return fixed(0, Math.ceil(Math.max(all, 1) / DAY) * DAY);
  if (all === 0) return fixed(0, MOMENT);
  return byEnd ? { from: 0, to: all, more: 0, byEnd } : { ...fixed(0, days * DAY), more: seconds };
}

/** Below zero when it goes back; undefined when it is said and can't be read. */
function lengthFrom(
  start: Time,
  lines: (name: string) => Line[],
  zones: Zones,
  reasons: Set<Reason>,
): Length | undefined {
  const [end] = lines('DTEND');
  const [duration] = lines('DURATION');
  if (!end) return duration ? lengthOf(duration.value) : { days: 0, seconds: 0 };
  const time = timeOf(end.value, end, zones, start.clock);
  if (time?.slack) reasons.add('zone');
  return time && { days: 0, seconds: distance(start, time) };
}

function distance(start: Time, end: Time): number {
  const isSame = start.clock === end.clock || end.slack > 0;
  const length = isSame
    ? end.wall - start.wall
    : end.clock.instant(end.wall) - start.clock.instant(start.wall);
  // A day as the end of an hour on it is its last moment.
  return end.form === 'date' && start.form !== 'date' && length <= 0 ? length + DAY : length;
}
