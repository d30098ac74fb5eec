import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Booking } from '../booking.ts';

/** Days of the coach's calendar, the first and the last included. */
export type Days = { from: string; to: string };

/** Days on which the coach takes no calls until she opens them again. */
export type ClosedDays = Days & { id: string };

/** At most so many days are closed at once: more is a slip of the finger. */
const MOST = 366;

const day = z.iso.date('write a date like 2026-12-24');

/** What the coach closes; `id` was made for this showing of the form, so that one that is sent twice closes once. */
export const closingSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  from: day,
  /** Left empty it is one day. */
  to: z.union([z.literal(''), day]).default(''),
});

/** The days that a form names; undefined when they are over, end before they begin, or are more than a year. */
export function closedDays(
  { id, from, to: last }: z.infer<typeof closingSchema>,
  today: string,
): ClosedDays | undefined {
  const to = last === '' ? from : last;
  const { days } = Temporal.PlainDate.from(from).until(to);
  return to >= today && days >= 0 && days < MOST ? { id, from, to } : undefined;
}

/** The calls that are on such days. */
export function callsOn({ from, to }: Days, calls: readonly Booking[]): Booking[] {
  return calls.filter(({ day }) => from <= day && day <= to);
}
