import { Temporal } from 'temporal-polyfill';
import { type Booking, isAhead } from '../booking.ts';
import type { Coaching } from '../offer.ts';
import { callsOn, type ClosedDays, type Days } from './closed-days.ts';

/** Days off, and the calls that are booked for them and can still be moved or canceled. */
export type DaysOff = Days & {
  /** Of what the coach has closed; null where coaching.yaml says so. */
  id: string | null;
  calls: Booking[];
};

/** All that she has closed, and what coaching.yaml says are days off, as far as calls are booked for them. */
export function daysOff(
  { timeOff, paused }: Pick<Coaching, 'timeOff' | 'paused'>,
  closed: readonly ClosedDays[],
  calls: readonly Booking[],
  now: number,
): DaysOff[] {
  const ahead = calls.filter((call) => isAhead(call, now));
  const withCalls = <Off extends Days>(off: Off) => ({ ...off, calls: callsOn(off, ahead) });
  const inFile = [...timeOff, ...(paused ? [daysOf(paused, ahead)] : [])]
    .map((days) => withCalls({ ...days, id: null }))
    .filter((off) => off.calls.length > 0);
  return [...closed.map(withCalls), ...inFile];
}

/** The days of a break, from that of the first call on. */
function daysOf({ until }: { until: string }, calls: readonly Booking[]): Days {
  const to = Temporal.PlainDate.from(until).subtract({ days: 1 }).toString();
  return { from: calls.map(({ day }) => day).toSorted()[0] ?? to, to };
}
