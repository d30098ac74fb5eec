import type { BookingStore } from '../../domain/booking/ports.ts';
import { enqueueMail } from './outbox.ts';
import type { Sql } from './sql.ts';

/** The mails about bookings that come with no change of one. */
export function bookingMails(sql: Sql): Pick<BookingStore, 'addressRefused' | 'alert' | 'remind'> {
  return {
    async alert(kind, paymentIntent, now, refund = paymentIntent) {
      const mail = {
        key: `:refund || '.' || :kind`,
        kind: ':kind',
        facts: `json_object('payment', :paymentIntent, 'refund', :refund)`,
      };
      const from = `booking WHERE payment_intent = :paymentIntent
        OR id = (SELECT booking_id FROM refund WHERE payment_intent = :paymentIntent) LIMIT 1`;
      await sql.batch([enqueueMail(mail, from, { kind, paymentIntent, refund, now })]);
    },

    async addressRefused(id, now) {
      const kind = `'address-refused-coach'`;
      const mail = { key: `id || '.' || ${kind}`, kind };
      await sql.batch([enqueueMail(mail, 'booking WHERE id = :id', { id, now })]);
    },

    async remind(span, ahead, now) {
      const kind = `'reminder-' || :span || '-' || who`;
      const mail = {
        key: `id || '.' || start_at || '.' || ${kind}`,
        kind,
        facts: `json_object('start', start_at)`,
        due: 'start_at - :ahead',
      };
      const from = `booking, (SELECT 'reader' AS who UNION ALL SELECT 'coach')
        WHERE state = 'paid' AND blocked_to > :now AND start_at - :ahead >= :now`;
      await sql.batch([enqueueMail(mail, from, { span, ahead, now })]);
    },
  };
}
