import type { Temporal } from 'temporal-polyfill';
import type { Interval } from '../time/interval.ts';
import { dayOf, zonedAt } from '../time/local-day.ts';
import type { Coaching } from './offer.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY = 86_400;

/** One calendar day of the coach, from midnight to midnight, and the hours in it that are open. */
export type OpenDay = Interval & { windows: Interval[] };

/**
 * The coach's days from the one that holds `start` to the one that holds `end`. Wall-clock hours that a
 * clock change skips move forward, as RFC 5545 and Temporal do.
 */
export function openDays(coaching: Coaching, { start, end }: Interval): OpenDay[] {
  const { timeZone } = coaching;
  const days: OpenDay[] = [];
  let date = zonedAt(start, timeZone).toPlainDate();
  let midnight = startOf(date, timeZone);
  while (midnight <= end) {
    const tomorrow = date.add({ days: 1 });
    const next = startOf(tomorrow, timeZone);
    // To ask for the zone's offset is dear; only a day on which clocks change asks for each hour.
    const [today, begin, even] = [date, midnight, next - midnight === DAY];
    const instant = (minute: number) =>
      even ? begin + minute * 60 : instantAt(today, minute, timeZone);
    const windows = hoursOn(date, coaching).map(({ from, to }) => ({
      start: instant(from),
      end: instant(to),
    }));
    days.push({ start: midnight, end: next, windows });
    [date, midnight] = [tomorrow, next];
  }
  return days;
}

/** Whether the coach takes a break at `now`: then nothing is sold. */
export function isPaused(
  { paused, timeZone }: Pick<Coaching, 'paused' | 'timeZone'>,
  now: number,
): boolean {
  return paused !== undefined && dayOf(now, timeZone) < paused.until;
}

/** Whether a break that coaching.yaml tells of is over. */
export function isBreakOver(
  coaching: Pick<Coaching, 'paused' | 'timeZone'> | null,
  now: number,
): boolean {
  return coaching?.paused !== undefined && !isPaused(coaching, now);
}

function hoursOn(date: Temporal.PlainDate, coaching: Coaching) {
  const day = date.toString();
  if (coaching.paused && day < coaching.paused.until) return [];
  if (coaching.timeOff.some(({ from, to }) => from <= day && day <= to)) return [];
  const weekday = WEEKDAYS[date.dayOfWeek - 1] as (typeof WEEKDAYS)[number];
  const extra = coaching.extra.filter((entry) => entry.date === day);
  return [...(coaching.hours[weekday] ?? []), ...extra.flatMap((entry) => entry.hours)];
}

function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds / 1000;
}

function instantAt(date: Temporal.PlainDate, minuteOfDay: number, timeZone: string): number {
  const wall = date.toPlainDateTime().add({ minutes: minuteOfDay });
  return wall.toZonedDateTime(timeZone).epochMilliseconds / 1000;
}
