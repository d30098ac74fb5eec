import type { Interval } from '../domain/booking/interval.ts';
import { CELL } from '../domain/booking/slots.ts';
import type { Statement } from './sql.ts';

/** Makes room in a span: what its holders did not pay in time is anybody's. */
export function freeLapsedIn({ start, end }: Interval, now: number): Statement {
  return {
    sql: `DELETE FROM slot_lock
      WHERE cell >= :start / ${CELL} AND cell < :end / ${CELL} AND until <= :now`,
    args: { start, end, now },
  };
}

/** Locks every cell of a booking that is in `state` and has no locks, until the instant in the column `until`. */
export function lock(
  id: string,
  state: 'held' | 'paid',
  until: 'held_until' | 'blocked_to',
): Statement {
  return {
    sql: `INSERT INTO slot_lock (cell, booking_id, until)
      WITH RECURSIVE span (cell, last, id, until) AS (
        SELECT blocked_from / ${CELL}, blocked_to / ${CELL} - 1, id, ${until} FROM booking
          WHERE id = :id AND state = '${state}'
          AND NOT EXISTS (SELECT 1 FROM slot_lock WHERE booking_id = :id)
        UNION ALL SELECT cell + 1, last, id, until FROM span WHERE cell < last)
      SELECT cell, id, until FROM span`,
    args: { id },
  };
}
