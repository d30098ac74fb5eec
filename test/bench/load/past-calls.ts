import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';

/** Of a hundred bookings 80 took place, 8 were canceled, 2 came too late and 10 were never paid. */
const STATE = `CASE WHEN i % 100 < 80 THEN 'paid' WHEN i % 100 < 88 THEN 'cancelled'
  WHEN i % 100 < 90 THEN 'conflict' ELSE 'expired' END`;

/** Five a day, back from yesterday, with all that the store leaves behind of each. */
const CALLS = [
  `INSERT INTO booking (id, state, offer, title, start_at, end_at, blocked_from, blocked_to, day,
     coach_zone, zone, amount, currency, live, from_post, held_until, session_id, payment_intent,
     sold_start, refunds, charged, paid_at, cancelled_by)
   WITH RECURSIVE past (i, at) AS (SELECT 1, :yesterday
     UNION ALL SELECT i + 1, at - iif(i % 5 = 0, 68400, 4500) FROM past WHERE i < :count),
   call AS (SELECT i, at, ${STATE} AS state FROM past)
   SELECT printf('%032x', i * 2654435761), state, 'hour', 'An hour', at, at + 3600, at, at + 4500,
     date(at, 'unixepoch'), 'America/New_York', 'America/New_York', 2500, 'usd', 0, NULL, at - 86400,
     'cs_test_' || i, iif(state = 'expired', NULL, 'pi_' || i), at,
     '[{"until":86400,"percent":100}]', iif(state = 'expired', NULL, 2500),
     iif(state = 'expired', NULL, at - 86400), iif(state = 'cancelled', 'reader', NULL) FROM call`,
  `INSERT INTO slot_lock (cell, booking_id, until)
   SELECT blocked_from / 900 + value, booking.id, blocked_to
   FROM booking, json_each('[0,1,2,3,4]') WHERE state = 'paid'`,
  `INSERT INTO refund (id, payment_intent, booking_id, amount, due_at, done_at)
   SELECT payment_intent, payment_intent, id, amount, start_at, start_at FROM booking
   WHERE state IN ('cancelled', 'conflict')`,
  `INSERT INTO outbox (key, subject, about, kind, due_at, attempts, sent_at)
   SELECT booking.id || '.' || value, 'booking', booking.id, value, start_at, 1, start_at
   FROM booking, json_each('["confirmed-reader","confirmed-coach","reminder-day-reader"]')
   WHERE state IN ('paid', 'cancelled')`,
];

/** Makes a database as it is after so many bookings; all of them are over. */
export async function makePast(path: string, count: number): Promise<void> {
  const sql = openSqlite(path);
  await migrate(sql);
  sql.close();
  if (count === 0) return;
  const database = new DatabaseSync(path);
  const yesterday = Math.floor(Date.now() / 86_400_000 - 1) * 86_400;
  const [bookings = '', ...rest] = CALLS;
  database.exec('BEGIN');
  database.prepare(bookings).run({ yesterday, count });
  for (const statement of rest) database.exec(statement);
  database.exec('COMMIT');
  database.close();
}
