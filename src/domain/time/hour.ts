import { zonedAt } from './local-day.ts';
import {
  formatDay,
  formatDayAndHour,
  formatShortWeekday,
  formatTime,
  formatTimeOfZone,
  formatWeekday,
  timeOf,
} from './when.ts';

/**
 * An instant in Unix seconds as a person says it: "Monday, November 30, 2026 at 6:00 PM (New York time)". Of a
 * midnight it says which: "Tuesday, December 1, 2026 at midnight (the night from Monday to Tuesday, New York time)".
 */
export function formatWhen(instant: number, timeZone: string, locale: string): string {
  const hour = formatHour(instant, timeZone, locale);
  const night = hour === MIDNIGHT ? `${nightOf(instant, timeZone, locale)}, ` : '';
  return `${formatDayAndHour(instant, timeZone, locale, hour)} (${night}${timeOf(timeZone)})`;
}

/** What the clock shows: "6:00 PM", "midnight", or "1:30 AM EST" on a day on which it shows that twice. */
export function formatHour(instant: number, timeZone: string, locale: string): string {
  const zoned = zonedAt(instant, timeZone);
  const local = zoned.toPlainDateTime();
  const isTwice = !local
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    .equals(local.toZonedDateTime(timeZone, { disambiguation: 'later' }));
  if (isTwice) return formatTimeOfZone(instant, timeZone, locale);
  const isMidnight = zoned.hour === 0 && zoned.minute === 0;
  return isMidnight ? MIDNIGHT : formatTime(instant, timeZone, locale);
}

/**
 * The night that an hour before five belongs to, which many call by the day before: "the night from Monday to
 * Tuesday".
 */
export function nightOf(instant: number, timeZone: string, locale: string): string | undefined {
  const zoned = zonedAt(instant, timeZone);
  if (zoned.hour >= 5) return undefined;
  const before = zoned.toPlainDate().subtract({ days: 1 });
  const noon = before.toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds / 1000;
  const [evening, morning] = [noon, instant].map((at) => formatWeekday(at, timeZone, locale));
  return `the night from ${evening} to ${morning}`;
}

/** An instant as it is read at a glance, each part on a line of its own. */
export type Moment = { day: string; hour: string; zone: string };

/** "Monday, November 30, 2026", "6:00 PM", "New York time". */
export function momentOf(instant: number, timeZone: string, locale: string): Moment {
  const night = nightOf(instant, timeZone, locale);
  const hour = formatHour(instant, timeZone, locale);
  return {
    day: formatDay(new Date(instant * 1000), timeZone, locale, 'full'),
    hour: night ? `${hour}, ${night}` : hour,
    zone: timeOf(timeZone),
  };
}

/** The time on another clock beside that of the reader: "6:00 PM", or "Mon 6:00 PM" where the day is another. */
export function formatHourBeside(
  instant: number,
  timeZone: string,
  readersZone: string,
  locale: string,
): string {
  const hour = formatHour(instant, timeZone, locale);
  const day = (zone: string) => formatShortWeekday(instant, zone, locale);
  return day(timeZone) === day(readersZone) ? hour : `${day(timeZone)} ${hour}`;
}

const MIDNIGHT = 'midnight';
