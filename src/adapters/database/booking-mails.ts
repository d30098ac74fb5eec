import type { BookingStore } from '../../domain/booking/ports.ts';
import type { Sql } from './sql.ts';

const ALERT = `INSERT INTO outbox (key, subject, about, kind, facts, due_at)
  SELECT :key, 'booking', id, :kind, json_object('payment', :paymentIntent), :now FROM booking
  WHERE payment_intent = :paymentIntent
    OR id = (SELECT booking_id FROM refund WHERE payment_intent = :paymentIntent)
  LIMIT 1 ON CONFLICT (key) DO NOTHING`;

const REMIND = `INSERT INTO outbox (key, subject, about, kind, facts, due_at)
  SELECT id || '.' || start_at || '.reminder-' || :span || '-' || who, 'booking', id,
    'reminder-' || :span || '-' || who, json_object('start', start_at), start_at - :ahead
  FROM booking, (SELECT 'reader' AS who UNION ALL SELECT 'coach')
  WHERE state = 'paid' AND blocked_to > :now AND start_at - :ahead >= :now
  ON CONFLICT (key) DO NOTHING`;

const ADDRESS_REFUSED = `INSERT INTO outbox (key, subject, about, kind, due_at)
  SELECT id || '.address-refused-coach', 'booking', id, 'address-refused-coach', :now
  FROM booking WHERE id = :id ON CONFLICT (key) DO NOTHING`;

/** The mails about bookings that come with no change of one. */
export function bookingMails(sql: Sql): Pick<BookingStore, 'addressRefused' | 'alert' | 'remind'> {
  return {
    async alert(kind, paymentIntent, now) {
      const key = `${paymentIntent}.${kind}`;
      await sql.batch([{ sql: ALERT, args: { key, kind, paymentIntent, now } }]);
    },

    async addressRefused(id, now) {
      await sql.batch([{ sql: ADDRESS_REFUSED, args: { id, now } }]);
    },

    async remind(span, ahead, now) {
      await sql.batch([{ sql: REMIND, args: { span, ahead, now } }]);
    },
  };
}
