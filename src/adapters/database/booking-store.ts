import type { BookingStore } from '../../domain/booking/ports.ts';
import { bookingMails } from './booking-mails.ts';
import { blockedFrom, bookingFrom, BOOKINGS } from './booking-row.ts';
import { afterCalls } from './calls/after-calls.ts';
import { closings } from './calls/closings.ts';
import { lostMails } from './calls/lost-mails.ts';
import { records } from './calls/records.ts';
import { callChanges } from './call-changes.ts';
import { CLAIMED, claimOf, ERASE_HOUSEHOLDS, HELD, holding, RESERVED_IN } from './holding.ts';
import { refunds } from './refunds.ts';
import { settlement } from './settlement.ts';
import { freeLapsed, HAS_SLOT, lock, unlock } from './slot-lock.ts';
import { queryOn, type Sql } from './sql.ts';

/** In the words of the index `booking_unsettled`, which SQLite uses for no others. */
const UNSETTLED = `state IN ('held', 'processing')`;

/** In the words of the index `booking_personal`. */
const LONG_PAST = `end_at < :then
  AND (answers <> '[]' OR coalesce(name, email, phone) IS NOT NULL)`;
const OF_LONG_PAST = `booking_id IN (SELECT id FROM booking WHERE ${LONG_PAST})`;

/**
 * BookingStore on SQL. A slot is one `slot_lock` row per cell, and the primary key of that table is
 * what keeps two readers from one slot; a row whose `until` has passed is free to take.
 */
export function createBookingStore(sql: Sql): BookingStore {
  const query = queryOn(sql);
  const find = async (id: string) => {
    const [row] = await query(`${BOOKINGS} WHERE booking.id = :id`, { id });
    return row && bookingFrom(row);
  };

  return {
    ...callChanges(sql),
    ...refunds(sql),
    find,
    ...bookingMails(sql),
    ...records(sql),
    ...lostMails(sql),
    ...closings(sql),
    ...afterCalls(sql),

    async taken(now) {
      // A day back, because earlier calls of today count for the most a day.
      const spans = await query(
        `SELECT blocked_from, blocked_to FROM booking WHERE blocked_to > :now - 86400
         AND ${HAS_SLOT} ORDER BY blocked_from`,
        { now },
      );
      return spans.map(blockedFrom);
    },

    async unpaid(now) {
      const rows = await query(
        `SELECT * FROM booking INDEXED BY booking_unsettled
         WHERE ${UNSETTLED} AND state = 'held' AND held_until > :now
         ORDER BY rowid`,
        { now },
      );
      return rows.map(bookingFrom);
    },

    async claimed(key, now) {
      const [row] = await query(`${BOOKINGS} WHERE ${CLAIMED}`, { claim: claimOf(key), key, now });
      return row && bookingFrom(row);
    },

    async hold(booking, mostPerDay, now, terms) {
      const rows = await sql.batch(holding(booking, mostPerDay, now, terms));
      return rows[HELD]?.length === 1;
    },

    async reservedIn(household, now) {
      return (await query(RESERVED_IN, { household, now })).map(bookingFrom);
    },

    async eraseHouseholds(now) {
      await query(ERASE_HOUSEHOLDS, { now });
    },

    async attach(id, sessionId) {
      const attached = await query(
        `UPDATE booking SET session_id = :sessionId WHERE id = :id AND state = 'held'
         AND coalesce(session_id, :sessionId) = :sessionId RETURNING id`,
        { id, sessionId },
      );
      return attached.length === 1;
    },

    async releaseHold(id) {
      const [released] = await sql.batch([
        {
          sql: `UPDATE booking SET state = 'expired'
            WHERE id = :id AND state = 'held' AND session_id IS NULL RETURNING id`,
          args: { id },
        },
        unlock(id, `state = 'expired'`),
      ]);
      return released?.length === 1;
    },

    async raiseAttempt(id) {
      await query('UPDATE booking SET attempt = attempt + 1 WHERE id = :id', { id });
    },

    async settle(id, payment, now) {
      await sql.batch(settlement(id, payment, now));
      const settled = await find(id);
      if (!settled) throw new Error(`booking ${id} was paid and is not in the database`);
      return settled;
    },

    async process(id, sessionId, now) {
      await sql.batch([
        {
          sql: `UPDATE booking SET state = 'processing', session_id = :sessionId
            WHERE id = :id AND state IN ('held', 'expired')`,
          args: { id, sessionId },
        },
        freeLapsed(id, now),
        unlock(id, `state = 'processing'`),
        lock(id, 'processing', 'start_at'),
      ]);
    },

    async expire(id) {
      await sql.batch([
        {
          sql: `UPDATE booking SET state = 'expired'
            WHERE id = :id AND state IN ('held', 'processing')`,
          args: { id },
        },
        unlock(id, `state = 'expired'`),
      ]);
    },

    async unsettled(now) {
      const rows = await query(
        `UPDATE booking SET asked_at = :now WHERE id IN (SELECT id FROM booking
           WHERE ${UNSETTLED} AND (state = 'processing' OR held_until <= :now)
           ORDER BY asked_at, held_until LIMIT 50)
         RETURNING *`,
        { now },
      );
      return rows.map(bookingFrom);
    },

    async calls(from) {
      const rows = await query(
        `SELECT * FROM booking WHERE state IN ('paid', 'cancelled') AND blocked_to > :from
           AND start_at >= :from ORDER BY start_at`,
        { from },
      );
      return rows.map(bookingFrom);
    },

    async erasePersonalData(then) {
      await sql.batch([
        {
          sql: `UPDATE refund SET words = '' WHERE words <> '' AND ${OF_LONG_PAST}`,
          args: { then },
        },
        {
          sql: `UPDATE booking SET name = NULL, email = NULL, phone = NULL, answers = '[]'
            WHERE ${LONG_PAST}`,
          args: { then },
        },
        { sql: 'DELETE FROM follow_up WHERE end_at < :then', args: { then } },
      ]);
      await sql.scrub();
    },
  };
}
