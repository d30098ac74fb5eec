import { Temporal } from 'temporal-polyfill';
import { placeOf } from './when.ts';

/** What the clock and calendar of a zone say at an instant, which is a Date or Unix seconds. */
export function zonedAt(instant: Date | number, timeZone: string): Temporal.ZonedDateTime {
  const milliseconds = instant instanceof Date ? instant.getTime() : instant * 1000;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
}

/** The calendar day, like "2026-11-24", that an instant falls on in a zone. */
export function dayOf(instant: Date | number, timeZone: string): string {
  return zonedAt(instant, timeZone).toPlainDate().toString();
}

/** How many midnights of `timeZone` lie between `now` and an instant; negative when it is past. */
export function daysUntil(instant: Date, now: Date, timeZone: string): number {
  const today = zonedAt(now, timeZone).toPlainDate();
  return today.until(zonedAt(instant, timeZone).toPlainDate()).days;
}

/** Day and time as an author's list says them: "Tue 24 Nov 2026, 07:00 New York". */
export function formatLocal(instant: Date, timeZone: string): string {
  const words = { weekday: 'short', month: 'short', timeZone } as const;
  const parts = new Intl.DateTimeFormat('en-US', words).formatToParts(instant);
  const part = (type: 'weekday' | 'month') => parts.find((each) => each.type === type)?.value;
  const { day, year } = zonedAt(instant, timeZone);
  const date = `${part('weekday')} ${day} ${part('month')} ${year}`;
  return `${date}, ${formatClock(instant, timeZone)} ${placeOf(timeZone)}`;
}

/** The time alone, as a list says it: "07:00". */
export function formatClock(instant: Date, timeZone: string): string {
  const { hour, minute } = zonedAt(instant, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
