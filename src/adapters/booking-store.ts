import type { BookingStore } from '../domain/booking/ports.ts';
import { CELL } from '../domain/booking/slots.ts';
import { bookingFrom, rowFrom } from './booking-row.ts';
import { createOutbox } from './outbox.ts';
import { callChanges } from './call-changes.ts';
import { refunds } from './refunds.ts';
import { settlement } from './settlement.ts';
import { freeLapsedIn, lock } from './slot-lock.ts';
import type { Row, Sql, Statement } from './sql.ts';

const FIND = `SELECT booking.*, refund.amount AS refunded
  FROM booking LEFT JOIN refund USING (payment_intent) WHERE id = :id`;

const HOLD = `INSERT INTO booking (id, state, offer, title, start_at, end_at, blocked_from,
    blocked_to, day, coach_zone, zone, amount, currency, live, from_post, held_until,
    sold_start, refunds)
  SELECT :id, 'held', :offer, :title, :start_at, :end_at, :blocked_from,
    :blocked_to, :day, :coach_zone, :zone, :amount, :currency, :live, :from_post, :held_until,
    :sold_start, :refunds
  WHERE NOT EXISTS (SELECT 1 FROM slot_lock
    WHERE cell >= :blocked_from / ${CELL} AND cell < :blocked_to / ${CELL})
  AND :most > (SELECT count(*) FROM booking WHERE day = :day
    AND (state IN ('paid', 'processing') OR (state = 'held' AND held_until > :now)))
  AND NOT EXISTS (SELECT 1 FROM booking WHERE id = :id)
  RETURNING id`;

/**
 * BookingStore on SQL. An hour is one `slot_lock` row per cell, and the primary key of that table is
 * what keeps two readers from one hour; a row whose `until` has passed is free to take.
 */
export function createBookingStore(sql: Sql): BookingStore {
  const query = async (statement: string, args: Statement['args'] = {}): Promise<Row[]> =>
    (await sql.batch([{ sql: statement, args }]))[0] ?? [];
  const find = async (id: string) => {
    const [row] = await query(FIND, { id });
    return row && bookingFrom(row);
  };

  return {
    ...callChanges(sql),
    ...refunds(sql),
    find,
    ...createOutbox(sql),

    async taken(now) {
      // A day back, because earlier calls of today count for the most a day.
      const spans = await query(
        `SELECT blocked_from, blocked_to FROM booking WHERE blocked_to > :now - 86400
         AND (state IN ('paid', 'processing') OR (state = 'held' AND held_until > :now))
         ORDER BY blocked_from`,
        { now },
      );
      return spans.map((row) => ({ start: Number(row.blocked_from), end: Number(row.blocked_to) }));
    },

    async hold(booking, mostPerDay, now) {
      const { blocked_from, blocked_to, ...row } = rowFrom(booking);
      const [, held] = await sql.batch([
        freeLapsedIn({ start: blocked_from, end: blocked_to }, now),
        { sql: HOLD, args: { ...row, blocked_from, blocked_to, most: mostPerDay, now } },
        lock(booking.id, 'held', 'held_until'),
      ]);
      return held?.length === 1;
    },

    async attach(id, sessionId) {
      const attached = await query(
        `UPDATE booking SET session_id = :sessionId WHERE id = :id AND state = 'held'
         AND coalesce(session_id, :sessionId) = :sessionId RETURNING id`,
        { id, sessionId },
      );
      return attached.length === 1;
    },

    async abandon(id) {
      const [abandoned] = await sql.batch([
        {
          sql: `UPDATE booking SET state = 'expired'
            WHERE id = :id AND state = 'held' AND session_id IS NULL RETURNING id`,
          args: { id },
        },
        freeExpired(id),
      ]);
      return abandoned?.length === 1;
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

    async process(id, sessionId) {
      await sql.batch([
        {
          sql: `UPDATE booking SET state = 'processing', session_id = :sessionId
            WHERE id = :id AND state IN ('held', 'expired')`,
          args: { id, sessionId },
        },
        {
          sql: `UPDATE slot_lock SET until = (SELECT start_at FROM booking WHERE id = :id)
            WHERE booking_id = (SELECT id FROM booking WHERE id = :id AND state = 'processing')`,
          args: { id },
        },
      ]);
    },

    async expire(id) {
      await sql.batch([
        {
          sql: `UPDATE booking SET state = 'expired'
            WHERE id = :id AND state IN ('held', 'processing')`,
          args: { id },
        },
        freeExpired(id),
      ]);
    },

    async unsettled(now) {
      const rows = await query(
        `SELECT * FROM booking
         WHERE (state = 'held' AND held_until <= :now) OR state = 'processing'
         ORDER BY held_until LIMIT 50`,
        { now },
      );
      return rows.map(bookingFrom);
    },

    async alert(kind, paymentIntent, now) {
      await sql.batch([
        {
          sql: `INSERT INTO outbox (key, kind, booking_id, payment_intent, due_at)
            SELECT :key, :kind, id, :paymentIntent, :now FROM booking
            WHERE payment_intent = :paymentIntent
              OR id = (SELECT booking_id FROM refund WHERE payment_intent = :paymentIntent)
            LIMIT 1 ON CONFLICT (key) DO NOTHING`,
          args: { key: `${paymentIntent}.${kind}`, kind, paymentIntent, now },
        },
        {
          sql: `UPDATE refund SET done_at = :now
            WHERE payment_intent = :paymentIntent AND done_at IS NULL AND :failed = 1`,
          args: { paymentIntent, now, failed: Number(kind === 'refund-failed-coach') },
        },
      ]);
    },

    async calls(from) {
      const rows = await query(
        `SELECT * FROM booking WHERE state IN ('paid', 'cancelled') AND blocked_to > :from
           AND start_at >= :from ORDER BY start_at`,
        { from },
      );
      return rows.map(bookingFrom);
    },

    async forget(then) {
      await query(
        `UPDATE booking SET name = NULL, email = NULL, phone = NULL, answers = '[]'
         WHERE end_at < :then AND (answers <> '[]' OR coalesce(name, email, phone) IS NOT NULL)`,
        { then },
      );
    },
  };
}

function freeExpired(id: string): Statement {
  return {
    sql: `DELETE FROM slot_lock
      WHERE booking_id = (SELECT id FROM booking WHERE id = :id AND state = 'expired')`,
    args: { id },
  };
}
