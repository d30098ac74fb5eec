import type { FollowUp } from '../../../domain/booking/calls/follow-up.ts';
import type { AfterCalls } from '../../../domain/booking/ports.ts';
import { bookingFrom, BOOKINGS } from '../booking-row.ts';
import { enqueueMail } from '../outbox.ts';
import { queryOn, type Sql } from '../sql.ts';

/** Further back nobody's address is known. */
const KNOWN = 100 * 86_400;

/** What becomes of calls when they are over. */
export function afterCalls(sql: Sql): AfterCalls {
  const query = queryOn(sql);
  return {
    async earlierCalls({ email, start }) {
      const rows = await query(
        `${BOOKINGS} WHERE blocked_to > :start - ${KNOWN} AND start_at < :start
         AND state IN ('paid', 'cancelled') AND lower(email) = lower(:email)
         ORDER BY start_at DESC LIMIT 10`,
        { email, start },
      );
      return rows.map(bookingFrom);
    },

    async followUp(id) {
      const [row] = await query('SELECT told FROM follow_up WHERE booking_id = :id', { id });
      return row && (JSON.parse(String(row.told)) as FollowUp);
    },

    async sendFollowUp(id, followUp, now) {
      const kind = `'follow-up-reader'`;
      const mail = { key: `id || '.' || ${kind}`, kind };
      const told = 'booking JOIN follow_up ON booking_id = id WHERE id = :id';
      const [, , sent] = await sql.batch([
        {
          sql: `INSERT INTO follow_up (booking_id, end_at, told)
            SELECT id, end_at, :told FROM booking
            WHERE id = :id AND state = 'paid' AND outcome = 'held' AND email IS NOT NULL
            ON CONFLICT (booking_id) DO NOTHING`,
          args: { id, told: JSON.stringify(followUp) },
        },
        enqueueMail(mail, told, { id, now }),
        { sql: `SELECT 1 FROM ${told}`, args: { id } },
      ]);
      return sent?.length === 1;
    },
  };
}
