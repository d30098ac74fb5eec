import type { Closings } from '../../../domain/booking/ports.ts';
import { bookingFrom } from '../booking-row.ts';
import { queryOn, type Sql } from '../sql.ts';

/** SQL: the coach has not closed the day, as her calendar writes it. */
export function isOpen(day: string): string {
  return `NOT EXISTS (SELECT 1 FROM closed_days WHERE last_day >= ${day} AND first_day <= ${day})`;
}

/** The days that the coach has closed. */
export function closings(sql: Sql): Closings {
  const query = queryOn(sql);
  return {
    async closedDays(today) {
      const rows = await query(
        'SELECT * FROM closed_days WHERE last_day >= :today ORDER BY first_day, last_day',
        { today },
      );
      return rows.map(({ id, first_day, last_day }) => ({
        id: String(id),
        from: String(first_day),
        to: String(last_day),
      }));
    },

    async closeDays({ id, from, to }) {
      await query(
        `INSERT INTO closed_days (id, first_day, last_day) VALUES (:id, :from, :to)
         ON CONFLICT (id) DO NOTHING`,
        { id, from, to },
      );
    },

    async reopenDays(id) {
      await query('DELETE FROM closed_days WHERE id = :id', { id });
    },

    async closedHolds(now) {
      const rows = await query(
        `SELECT * FROM booking INDEXED BY booking_unsettled
         WHERE state IN ('held', 'processing') AND state = 'held' AND held_until > :now
         AND NOT ${isOpen('booking.day')}`,
        { now },
      );
      return rows.map(bookingFrom);
    },
  };
}
