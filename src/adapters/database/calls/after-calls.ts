import type { AfterCalls } from '../../../domain/booking/ports.ts';
import { bookingFrom, BOOKINGS } from '../booking-row.ts';
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
  };
}
