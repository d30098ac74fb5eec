import type { Interval } from '../../domain/time/interval.ts';
import { CELL } from '../../domain/booking/slots.ts';
import type { Statement } from './sql.ts';

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
  const waits = `AND NOT EXISTS (SELECT 1 FROM slot_lock
    WHERE cell >= blocked_from / ${CELL} AND cell < blocked_to / ${CELL})`;
  return {
    sql: `INSERT INTO slot_lock (cell, booking_id, until)
      WITH RECURSIVE span (cell, last, id, until) AS (
        SELECT blocked_from / ${CELL}, blocked_to / ${CELL} - 1, id, ${until} FROM booking
          WHERE id = :id AND state = '${state}'
          AND NOT EXISTS (SELECT 1 FROM slot_lock WHERE booking_id = :id)
          ${state === 'processing' ? waits : ''}
        UNION ALL SELECT cell + 1, last, id, until FROM span WHERE cell < last)
      SELECT cell, id, until FROM span`,
    args: { id },
  };
}
