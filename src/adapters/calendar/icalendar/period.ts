import type { Interval } from '../../../domain/time/interval.ts';
import { DAY, dayMeant, lengthOf, MOMENT } from './date-time.ts';
import type { Line } from './line.ts';
import { midnightOf, type Reason, type Time, timeOf } from './times.ts';
import type { Zone } from './zones/zone.ts';
import type { Zones } from './zones/zones.ts';

/**
 * A period, from one time to another or for a length (RFC 5545, 3.3.9); one whose end can't be read lasts a day,
 * and one whose beginning can't the day that seems to be meant, if any.
 */
export function periodOf(
  text: string,
  line: Line,
  zones: Zones,
  reasons: Set<Reason>,
  own: Zone = zones.own,
): Interval | undefined {
  const [first = '', last = ''] = text.split('/');
  const time = timeOf(first, line, zones, own);
  if (!time) {
    reasons.add('time');
    const day = dayMeant(first);
    return day === undefined ? undefined : dayAt(day, zones.coach);
  }
  if (time.slack > 0) reasons.add('zone');
  const start = instantOf(time);
  const length = lengthOf(last);
  const until = timeOf(last, line, zones, time.clock);
  const end = length ? start + length.days * DAY + length.seconds : until && instantOf(until);
  if (end === undefined || end < start) reasons.add(end === undefined ? 'time' : 'order');
  const [from, to] = [Math.min(start, end ?? start), Math.max(start, end ?? start + DAY)];
  return { start: from - time.slack, end: Math.max(to, from + MOMENT) + time.slack };
}

/** The whole day of a wall. */
export function dayAt(wall: number, { instant }: Zone): Interval {
  const midnight = midnightOf(wall);
  return { start: instant(midnight), end: instant(midnight + DAY) };
}

export function instantOf({ clock, wall }: Time): number {
  return clock.instant(wall);
}

/** All values of lines that list some. */
export function listed(lines: readonly Line[]): { text: string; line: Line }[] {
  return lines.flatMap((line) =>
    line.value.split(',').map((text) => ({ text: text.trim(), line })),
  );
}
