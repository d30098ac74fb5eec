import { isMissing } from '../../adapters/database/address.ts';
import { attempt } from '../../domain/attempt.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { type DaysOff, daysOff } from '../../domain/booking/calls/days-off.ts';
import { dayOf } from '../../domain/time/local-day.ts';
import type { Environment } from '../../environment.ts';
import { readOwnEnv } from '../run/read-env.ts';
import type { Desk } from './gather.ts';

const WEEK = 7 * 86_400;

/** The calls of the next seven days, and all on days off; undefined where there are bookings that can't be read now. */
export type Calls = { practice: boolean; found: Found | undefined };

type Found = { list: Booking[]; daysOff: DaysOff[] };

type Asking = Pick<Desk, 'now' | 'timeZone' | 'coaching'>;

/** Undefined where there are no bookings, or where the environment is none to run the site with. */
export async function callsAhead(desk: Asking): Promise<Calls | undefined> {
  const env = attempt(readOwnEnv);
  if (!env) return undefined;
  const { features, practice, databaseUrl } = env;
  if ((practice && !features.coaching) || isMissing(databaseUrl)) return undefined;
  return { practice, found: await read(env, desk).catch(() => undefined) };
}

async function read(
  { databaseUrl, databaseToken }: Environment,
  { now, timeZone, coaching }: Asking,
): Promise<Found> {
  // Loaded only where there is something to read, because the desk is looked at often.
  const { openToRead } = await import('../../adapters/database/calls/open-to-read.ts');
  const { createBookingStore } = await import('../../adapters/database/booking-store.ts');
  const sql = openToRead(databaseUrl, databaseToken);
  try {
    const from = Math.floor(now.getTime() / 1000);
    const store = createBookingStore(sql);
    const calls = (await store.calls(from)).filter(({ state }) => state === 'paid');
    const hers = coaching ?? { timeZone, timeOff: [] };
    const closed = await store.closedDays(dayOf(from, hers.timeZone));
    return {
      list: calls.filter(({ start }) => start < from + WEEK),
      daysOff: daysOff(hers, closed, calls, from).filter((off) => off.calls.length > 0),
    };
  } finally {
    sql.close();
  }
}
