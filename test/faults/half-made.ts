import { queryFile } from './site.ts';

const CELL = 900;

/** What may be found in no database file at any moment, whoever died at it; one sentence each. */
const questions: [sentence: string, sql: string][] = [
  [
    'I1 two calls have one hour',
    `SELECT id FROM (SELECT id, blocked_from, max(blocked_to) OVER
       (ORDER BY blocked_from ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
       FROM booking WHERE state = 'paid') WHERE blocked_from < until`,
  ],
  [
    'I3 a lock belongs to no booking that is held, under way or paid',
    `SELECT cell FROM slot_lock LEFT JOIN booking ON id = booking_id WHERE coalesce(state, '')
       NOT IN ('held', 'processing', 'paid')
       OR cell NOT BETWEEN blocked_from / ${CELL} AND blocked_to / ${CELL} - 1`,
  ],
  [
    'I1 a call has not all of its locks',
    `SELECT id FROM booking WHERE state = 'paid' AND (blocked_to - blocked_from) / ${CELL} <>
       (SELECT count(*) FROM slot_lock WHERE booking_id = id)`,
  ],
  [
    // Who comes later may take cells of a hold that lapsed, but no hold begins with fewer.
    'I1 a hold has no lock at all',
    `SELECT id FROM booking WHERE state = 'held' AND NOT EXISTS
       (SELECT 1 FROM slot_lock WHERE booking_id = id) AND NOT EXISTS
       (SELECT 1 FROM slot_lock WHERE cell BETWEEN blocked_from / ${CELL} AND blocked_to / ${CELL} - 1)`,
  ],
  [
    'I4 a call has no mails to its two',
    `SELECT id FROM booking WHERE state = 'paid' AND id NOT IN (SELECT about FROM outbox
       WHERE kind LIKE 'confirmed-%' GROUP BY about HAVING count(*) = 2)`,
  ],
  [
    'I2 money that cannot become a call is not due back',
    `SELECT id FROM booking WHERE state = 'conflict' AND payment_intent IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM refund WHERE refund.payment_intent = booking.payment_intent)`,
  ],
];

/** What is half made or damaged in a database file, a line each. */
export function halfMade(file: string): string[] {
  const [integrity] = queryFile(file, 'PRAGMA integrity_check');
  const damage = integrity?.['integrity_check'];
  const found = questions.flatMap(([sentence, sql]) =>
    queryFile(file, sql).map((row) => `${sentence}: ${Object.values(row).join(', ')}`),
  );
  return damage === 'ok' ? found : [`I5 the file is damaged: ${damage}`, ...found];
}
