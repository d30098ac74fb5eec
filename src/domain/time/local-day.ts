import { Temporal } from 'temporal-polyfill';
import { placeOf } from './when.ts';

/** How many midnights of `timeZone` lie between `now` and an instant; negative when it is past. */
export function daysUntil(instant: Date, now: Date, timeZone: string): number {
  return dayOf(now, timeZone).until(dayOf(instant, timeZone)).days;
}

/** Day and time as an author's list says them: "Tue 24 Nov 2026, 07:00 New York". */
export function formatLocal(instant: Date, timeZone: string): string {
  return `${formatDay(instant, timeZone)}, ${formatClock(instant, timeZone)} ${placeOf(timeZone)}`;
}

/** The day as files say it: "2026-11-24". */
export function formatDate(instant: Date, timeZone: string): string {
  return dayOf(instant, timeZone).toString();
}

/** The time alone: "07:00". */
export function formatClock(instant: Date, timeZone: string): string {
  const { hour, minute } = zoned(instant, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function formatDay(instant: Date, timeZone: string): string {
  const words = { weekday: 'short', month: 'short', timeZone } as const;
  const parts = new Intl.DateTimeFormat('en-US', words).formatToParts(instant);
  const part = (type: 'weekday' | 'month') => parts.find((each) => each.type === type)?.value;
  const { day, year } = zoned(instant, timeZone);
  return `${part('weekday')} ${day} ${part('month')} ${year}`;
}

function dayOf(instant: Date, timeZone: string): Temporal.PlainDate {
  return zoned(instant, timeZone).toPlainDate();
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
