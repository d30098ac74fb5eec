import type { Correspondent } from '../../domain/booking/mails/letter-facts.ts';
import type { Coaching } from '../../domain/booking/offer.ts';
import type { Log } from '../../domain/log.ts';
import { bookable } from '../../domain/booking/slots.ts';
import type { Mailer } from '../../domain/mail/message.ts';
import { bookingIds } from '../database/booking-ids.ts';
import { createBusyReadings } from '../database/busy-readings.ts';
import type { Sql } from '../database/sql.ts';
import { createBusyCalendars, ownerOf } from './busy-calendars.ts';
import { createCalendarAlert } from './unread-calendar-alert.ts';
import { readBusyTimes } from './read-busy-times.ts';
import { readInThread } from './read-in-thread.ts';

/**
 * The coach's other calendars, with all that a running site reads them by.
 * @param env `freezes`: a function has no thread beside it that could go on
 */
export function coachCalendars(
  env: {
    busyCalendars: readonly string[];
    freezes: boolean;
    mail: { coachEmail: string; from: string };
  },
  world: {
    coaching: Coaching;
    from: Correspondent;
    sql: Sql;
    mailer: Mailer;
    log: Log;
    /** UIDs of what the coach's feed has beside calls. */
    feedIds: () => Promise<string[]>;
    later: (work: Promise<unknown>) => void;
    now: () => number;
  },
) {
  const { coaching, from, sql, mailer, log, feedIds, later, now } = world;
  const { timeZone } = coaching;
  const readings = createBusyReadings(sql);
  return createBusyCalendars(env.busyCalendars, {
    readings,
    owner: ownerOf(env, coaching),
    ours: async () => new Set([...(await bookingIds(sql, now())), ...(await feedIds())]),
    span: () => bookable(coaching, now()),
    read: env.freezes ? async (...args) => readBusyTimes(...args) : readInThread,
    now,
    later,
    tell: createCalendarAlert({ claims: readings, from, mailer, log, timeZone, now }),
    failed: (number, cause) => log.failed('calendar.unread', cause, { calendar: number }),
  });
}
