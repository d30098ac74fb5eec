import type { Line } from './line.ts';

export const DAY = 86_400;
/** A moment has no length, and yet its owner is not free then. */
export const MOMENT = 60;

/**
 * What a clock on the wall shows, in seconds as if it stood in UTC, and which clock is meant: a `date` is a
 * whole day, `local` the clock of `zone`, or without one everybody's own.
 */
export type Stamp = { wall: number; form: 'date' | 'utc' | 'local'; zone?: string };

/** A length of time: days on the calendar and seconds. Both negative when it goes back. */
export type Length = { days: number; seconds: number };

const STAMP =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/i;
const LENGTH =
  /^([+-])?P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5) in any line; undefined when it is none, as 30 February. */
export function stampOf(text: string, params?: Line['params']): Stamp | undefined {
  const found = STAMP.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number);
  const midnight = wallOf(year, month, day);
  if (midnight === undefined) return undefined;
  if (found[4] === undefined || params?.get('VALUE')?.toUpperCase() === 'DATE')
    return { wall: midnight, form: 'date' };
  const [hour = 0, minute = 0, second = 0] = found.slice(4, 7).map((part) => Number(part ?? 0));
  const time = hour * 3600 + minute * 60 + second;
  if (minute > 59 || second > 60 || time > DAY) return undefined;
  const offset = found[7] === undefined ? undefined : offsetOf(found[7]);
  if (offset !== undefined) return { wall: midnight + time - offset, form: 'utc' };
  const zone = params?.get('TZID');
  return { wall: midnight + time, form: 'local', ...(zone && { zone }) };
}

/** The day that an unreadable time seems to mean, by its year, month and day alone. */
export function dayMeant(text: string): number | undefined {
  const [, year, month, day] = /^\D*(\d{4})-?(\d\d)-?(\d\d)/.exec(text) ?? [];
  const latest = [day, 31, 30, 29, 28].map((last) => Math.min(Number(day), Number(last)));
  for (const last of latest) {
    const midnight = wallOf(Number(year), Number(month), last);
    if (midnight !== undefined) return midnight;
  }
  return undefined;
}

/** A DURATION (RFC 5545, 3.3.6); undefined when it is none. */
export function lengthOf(text: string): Length | undefined {
  const found = LENGTH.exec(text.trim());
  if (!found) return undefined;
  const sign = found[1] === '-' ? -1 : 1;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(2)
    .map((part) => sign * Number(part ?? 0));
  return { days: weeks * 7 + days, seconds: hours * 3600 + minutes * 60 + seconds };
}

/** An offset from UTC in seconds, such as "+0530", "-05:00" or "Z". */
export function offsetOf(text: string): number | undefined {
  if (/^Z$/i.test(text)) return 0;
  const [, sign, hours, minutes = 0, seconds = 0] =
    /^([+-])(\d\d):?(\d\d)?:?(\d\d)?$/.exec(text.trim()) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}

/** Midnight of a day; undefined when the calendar has no such day. */
function wallOf(year: number, month: number, day: number): number | undefined {
  // Date.UTC takes years below 100 for those of the last century.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / 1000 : undefined;
}
