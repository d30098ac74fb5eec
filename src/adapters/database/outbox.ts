import type { BookingStore } from '../../domain/booking/ports.ts';
import type { Row, Sql, Statement } from './sql.ts';

/** After so many tries, about a day and a half, a mail is given up. */
export const MOST_TRIES = 16;

// The pause doubles up to four hours.
const CLAIM = `UPDATE outbox
  SET attempts = attempts + 1, due_at = :now + 60 * (1 << min(attempts, 8))
  WHERE key IN (SELECT key FROM outbox
    WHERE sent_at IS NULL AND due_at <= :now AND attempts < ${MOST_TRIES}
    ORDER BY due_at LIMIT 20)
  RETURNING key, kind, booking_id, payment_intent, call_start`;

const REMIND = `INSERT INTO outbox (key, kind, booking_id, call_start, due_at)
  SELECT id || '.' || start_at || '.reminder-' || :span || '-' || who,
    'reminder-' || :span || '-' || who, id, start_at, start_at - :ahead
  FROM booking, (SELECT 'reader' AS who UNION ALL SELECT 'coach')
  WHERE state = 'paid' AND blocked_to > :now AND start_at - :ahead >= :now
  ON CONFLICT (key) DO NOTHING`;

type Outbox = Pick<BookingStore, 'claimMails' | 'mailed' | 'remind'>;

/** The part of the BookingStore that holds what is to be sent. */
export function createOutbox(sql: Sql): Outbox {
  const query = async (statement: string, args: Statement['args'] = {}): Promise<Row[]> =>
    (await sql.batch([{ sql: statement, args }]))[0] ?? [];

  return {
    async claimMails(now) {
      const due = await query(CLAIM, { now });
      return due.map((row) => ({
        key: String(row.key),
        subject: 'booking',
        about: String(row.booking_id),
        kind: String(row.kind),
        facts: { payment: row.payment_intent, start: row.call_start },
      }));
    },

    async mailed(key, now) {
      await query('UPDATE outbox SET sent_at = :now WHERE key = :key', { key, now });
    },

    async remind(span, ahead, now) {
      await query(REMIND, { span, ahead, now });
    },
  };
}
