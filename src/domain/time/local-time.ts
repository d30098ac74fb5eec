import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { attempt } from '../attempt.ts';

/**
 * A time on somebody's clock, as the author writes it.
 * @param pattern what it may look like
 * @param remedy what to write, such as "write a date such as 2026-11-24"
 */
export function localTime(pattern: RegExp, remedy: string) {
  return z
    .string({ error: ({ input }) => (input == null ? undefined : remedy) })
    .regex(pattern, { error: remedy, abort: true })
    .refine((text) => read(text) !== undefined, {
      error: `there is no such day or time: ${remedy}`,
    });
}

/**
 * The instant that a date, or a date and time, names on the clock of `timeZone`. A date means midnight.
 * A time that a change of the clocks skips moves forward with it; of a time that comes twice it is the first.
 * @throws RangeError when there is no such day or time.
 */
export function instantOf(text: string, timeZone: string): Date {
  const local = read(text);
  if (!local) throw new RangeError(`Neither a date nor a date and time: ${text}`);
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

function read(text: string): Temporal.PlainDateTime | undefined {
  return attempt(() => Temporal.PlainDateTime.from(text.replace(' ', 'T')));
}
