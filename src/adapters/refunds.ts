import type { MessageKind } from '../domain/booking/message.ts';
import type { BookingStore, Refund } from '../domain/booking/ports.ts';
import { refundDone } from './outbox.ts';
import type { Row, Sql, Statement } from './sql.ts';

/** How long a refund that was tried waits for its next try, in seconds. */
const REFUND_PAUSE = 300;
const DAY = 86_400;

/** Money that is due, and money that was sent: a bank may return it weeks later. */
export function refunds(
  sql: Sql,
): Pick<BookingStore, 'claimRefunds' | 'claimRefundChecks' | 'refunded' | 'alert'> {
  const query = async (statement: string, args: Statement['args'] = {}): Promise<Row[]> =>
    (await sql.batch([{ sql: statement, args }]))[0] ?? [];

  return {
    async claimRefunds(now) {
      const due = await query(
        `UPDATE refund SET due_at = :now + ${REFUND_PAUSE}, tries = tries + 1 WHERE payment_intent IN
           (SELECT payment_intent FROM refund WHERE done_at IS NULL AND due_at <= :now
            ORDER BY due_at LIMIT 20)
         RETURNING payment_intent, booking_id, amount, tries`,
        { now },
      );
      return due.map(refundFrom);
    },

    async claimRefundChecks(now) {
      const due = await query(
        `UPDATE refund SET due_at = :now + ${DAY} WHERE payment_intent IN
           (SELECT payment_intent FROM refund
            WHERE done_at > :now - ${30 * DAY} AND due_at <= :now ORDER BY due_at LIMIT 20)
         RETURNING payment_intent, booking_id, amount, tries`,
        { now },
      );
      return due.map(refundFrom);
    },

    async refunded(paymentIntent, now) {
      await sql.batch(refundDone(paymentIntent, now));
    },

    async alert(kind, paymentIntent, now) {
      const alert = tell(kind, paymentIntent, now);
      if (kind !== 'refund-failed-coach') return void (await sql.batch([alert]));
      await sql.batch([
        alert,
        tell('refund-failed-reader', paymentIntent, now),
        {
          sql: `UPDATE refund SET done_at = :now
            WHERE payment_intent = :paymentIntent AND done_at IS NULL`,
          args: { paymentIntent, now },
        },
      ]);
    },
  };
}

function tell(kind: MessageKind, paymentIntent: string, now: number): Statement {
  return {
    sql: `INSERT INTO outbox (key, kind, booking_id, payment_intent, due_at)
      SELECT :key, :kind, id, :paymentIntent, :now FROM booking
      WHERE payment_intent = :paymentIntent
        OR id = (SELECT booking_id FROM refund WHERE payment_intent = :paymentIntent)
      LIMIT 1 ON CONFLICT (key) DO NOTHING`,
    args: { key: `${paymentIntent}.${kind}`, kind, paymentIntent, now },
  };
}

function refundFrom(row: Row): Refund {
  return {
    paymentIntent: String(row.payment_intent),
    bookingId: String(row.booking_id),
    amount: Number(row.amount),
    tries: Number(row.tries),
  };
}
