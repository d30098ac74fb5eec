import type { Booking } from '../../domain/booking/booking.ts';
import { CELL } from '../../domain/booking/slots.ts';
import { rowFrom } from './booking-row.ts';
import { freeLapsedIn, lock } from './slot-lock.ts';
import type { Statement } from './sql.ts';

const HOLD = `INSERT INTO booking (id, state, offer, title, start_at, end_at, blocked_from,
    blocked_to, day, coach_zone, zone, amount, currency, live, from_post, held_until,
    sold_start, refunds, questions)
  SELECT :id, 'held', :offer, :title, :start_at, :end_at, :blocked_from,
    :blocked_to, :day, :coach_zone, :zone, :amount, :currency, :live, :from_post, :held_until,
    :sold_start, :refunds, :questions
  WHERE NOT EXISTS (SELECT 1 FROM slot_lock
    WHERE cell >= :blocked_from / ${CELL} AND cell < :blocked_to / ${CELL})
  AND :most > (SELECT count(*) FROM booking WHERE day = :day
    AND (state IN ('paid', 'processing') OR (state = 'held' AND held_until > :now)))
  AND NOT EXISTS (SELECT 1 FROM booking WHERE id = :id)
  RETURNING id`;

/** One batch that takes every cell of a booking or none; the second statement answers a row when it does. */
export function holding(booking: Booking, mostPerDay: number, now: number): Statement[] {
  const { blocked_from, blocked_to, ...row } = rowFrom(booking);
  return [
    freeLapsedIn(booking.blocked, now),
    { sql: HOLD, args: { ...row, blocked_from, blocked_to, most: mostPerDay, now } },
    lock(booking.id, 'held', 'held_until'),
  ];
}
