import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.ts';
import type { Coaching } from './offer.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * The coach's open hours as instants, from the day that holds `from` to the day that holds `to`.
 * Wall-clock hours that a clock change skips move forward, as RFC 5545 and Temporal do.
 */
export function openHours(coaching: Coaching, { start, end }: Interval): Interval[] {
  const hours: Interval[] = [];
  const last = dateAt(end, coaching.timeZone);
  let date = dateAt(start, coaching.timeZone);
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    hours.push(...openOn(date, coaching));
    date = date.add({ days: 1 });
  }
  return hours;
}

/** The calendar day, like "2026-11-24", that an instant in Unix seconds falls on in a zone. */
export function dayOf(instant: number, timeZone: string): string {
  return dateAt(instant, timeZone).toString();
}

function openOn(date: Temporal.PlainDate, coaching: Coaching): Interval[] {
  const day = date.toString();
  if (coaching.timeOff.some(({ from, to }) => from <= day && day <= to)) return [];
  const weekday = WEEKDAYS[date.dayOfWeek - 1] as (typeof WEEKDAYS)[number];
  const extra = coaching.extra.filter((entry) => entry.date === day);
  return [...(coaching.hours[weekday] ?? []), ...extra.flatMap((entry) => entry.hours)]
    .map(({ from, to }) => ({
      start: instantAt(date, from, coaching.timeZone),
      end: instantAt(date, to, coaching.timeZone),
    }))
    .toSorted((one, other) => one.start - other.start);
}

function dateAt(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

function instantAt(date: Temporal.PlainDate, minuteOfDay: number, timeZone: string): number {
  const midnight = date.toPlainDateTime();
  const wall = midnight.add({ hours: Math.floor(minuteOfDay / 60), minutes: minuteOfDay % 60 });
  return wall.toZonedDateTime(timeZone).epochMilliseconds / 1000;
}
