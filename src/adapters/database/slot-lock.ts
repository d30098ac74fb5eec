import type { Interval } from '../../domain/time/interval.ts';
import { CELL } from '../../domain/booking/slots.ts';
import { isOpen } from './calls/closings.ts';
import type { Args, Statement } from './sql.ts';

/** SQL: what has its slot now. */
export const HAS_SLOT = `(state IN ('paid', 'processing') OR (state = 'held' AND held_until > :now))`;

/** SQL: nobody but the booking `own` has a cell of the span. */
export function isFree(from: string, to: string, own: string): string {
  return `NOT EXISTS (SELECT 1 FROM slot_lock
    WHERE cell >= ${from} / ${CELL} AND cell < ${to} / ${CELL} AND booking_id IS NOT ${own})`;
}

/** SQL: beside `own`, the span is free, and the day neither full nor closed. */
export function hasRoom(own: string): string {
  return `${isOpen(':day')} AND ${isFree(':blocked_from', ':blocked_to', own)} AND :most >
    (SELECT count(*) FROM booking WHERE day = :day AND id IS NOT ${own} AND ${HAS_SLOT})`;
}

/** Frees all cells of a booking that is in this condition. */
export function unlock(id: string, condition: string, args: Args = {}): Statement {
  return {
    sql: `DELETE FROM slot_lock
      WHERE booking_id = (SELECT id FROM booking WHERE id = :id AND ${condition})`,
    args: { id, ...args },
  };
}

/** Makes room in a span: what its holders did not pay in time is anybody's. */
export function freeLapsedIn({ start, end }: Interval, now: number): Statement {
  return {
    sql: `DELETE FROM slot_lock
      WHERE cell >= :start / ${CELL} AND cell < :end / ${CELL} AND until <= :now`,
    args: { start, end, now },
  };
}

/** Frees the cells of a booking from locks whose time has passed, whosever they are. */
export function freeLapsed(id: string, now: number): Statement {
  return {
    sql: `DELETE FROM slot_lock WHERE until <= :now AND cell IN (SELECT l.cell FROM slot_lock l
      JOIN booking b ON b.id = :id
      WHERE l.cell >= b.blocked_from / ${CELL} AND l.cell < b.blocked_to / ${CELL})`,
    args: { id, now },
  };
}

/**
 * Locks every cell of a booking that is in `state` and has no locks, until the instant in the column
 * `until`. The batch fails on a cell that is locked; a payment under way does without.
 */
export function lock(
  id: string,
  state: 'held' | 'processing' | 'paid',
  until: 'held_until' | 'start_at' | 'blocked_to',
): Statement {
  return {
    sql: `INSERT INTO slot_lock (cell, booking_id, until)
      WITH RECURSIVE span (cell, last, id, until) AS (
        SELECT blocked_from / ${CELL}, blocked_to / ${CELL} - 1, id, ${until} FROM booking
          WHERE id = :id AND state = '${state}'
          AND NOT EXISTS (SELECT 1 FROM slot_lock WHERE booking_id = :id)
          ${state === 'processing' ? `AND ${isFree('blocked_from', 'blocked_to', 'NULL')}` : ''}
        UNION ALL SELECT cell + 1, last, id, until FROM span WHERE cell < last)
      SELECT cell, id, until FROM span`,
    args: { id },
  };
}
