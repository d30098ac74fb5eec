import type { Refund } from '../../domain/booking/checkout.ts';
import type { Refunds } from '../../domain/booking/ports.ts';
import { enqueueMail } from './outbox.ts';
import { queryOn, type Args, type Row, type Sql, type Statement } from './sql.ts';

/** How long a refund that was tried waits for its next try, in seconds. */
const REFUND_PAUSE = 300;
const DAY = 86_400;

/** Money that is due, and money that was sent: a bank may return it weeks later. */
export function refunds(sql: Sql): Omit<Refunds, 'alert'> {
  const query = queryOn(sql);

  return {
    async claimRefunds(now) {
      const due = await query(
        `UPDATE refund SET due_at = :now + ${REFUND_PAUSE}, tries = tries + 1 WHERE payment_intent IN
           (SELECT payment_intent FROM refund WHERE done_at IS NULL AND due_at <= :now
            ORDER BY due_at LIMIT 20)
         RETURNING *`,
        { now },
      );
      return due.map(refundFrom);
    },

    async claimRefundChecks(now) {
      const due = await query(
        `UPDATE refund SET due_at = :now + ${DAY} WHERE payment_intent IN
           (SELECT payment_intent FROM refund
            WHERE done_at > :now - ${30 * DAY} AND due_at <= :now ORDER BY due_at LIMIT 20)
         RETURNING *`,
        { now },
      );
      return due.map(refundFrom);
    },

    async refunded(paymentIntent, amount, now) {
      await sql.batch(refundDone(paymentIntent, amount, now));
    },

    async findRefund(paymentIntent) {
      const [row] = await query('SELECT * FROM refund WHERE payment_intent = :paymentIntent', {
        paymentIntent,
      });
      return row && refundFrom(row);
    },

    async refundFailed(paymentIntent, now) {
      const args = { paymentIntent, now };
      await sql.batch([
        ...['coach', 'reader'].map((who) =>
          tell(`refund-failed-${who}`, 'failed_at IS NULL', args, `CAST(:now AS INTEGER) || '.'`),
        ),
        {
          sql: `UPDATE refund SET failed_at = :now, done_at = :now
            WHERE payment_intent = :paymentIntent AND failed_at IS NULL`,
          args,
        },
      ]);
    },

    async refundStands(paymentIntent) {
      await query(
        `UPDATE refund SET failed_at = NULL
         WHERE payment_intent = :paymentIntent AND failed_at IS NOT NULL`,
        { paymentIntent },
      );
    },
  };
}

/** A refund is done, and its reader is told so once. */
function refundDone(paymentIntent: string, amount: number, now: number): Statement[] {
  return [
    tell('refunded-reader', 'done_at IS NULL', { paymentIntent, now }),
    {
      // A day later somebody looks whether it failed.
      sql: `UPDATE refund SET amount = :amount, done_at = :now, due_at = :now + ${DAY}
        WHERE payment_intent = :paymentIntent AND done_at IS NULL`,
      args: { paymentIntent, amount, now },
    },
  ];
}

/** A mail about a refund that is in this condition; with `time` in its key it is another one each time. */
function tell(kind: string, condition: string, args: Args, time = `''`): Statement {
  const mail = {
    key: `payment_intent || '.' || ${time} || '${kind}'`,
    about: 'booking_id',
    kind: `'${kind}'`,
    facts: `json_object('payment', payment_intent)`,
  };
  return enqueueMail(mail, `refund WHERE payment_intent = :paymentIntent AND ${condition}`, args);
}

function refundFrom(row: Row): Refund {
  return {
    paymentIntent: String(row.payment_intent),
    bookingId: String(row.booking_id),
    amount: Number(row.amount),
    tries: Number(row.tries),
    done: row.done_at !== null,
    failed: row.failed_at !== null,
    marked: !row.unmarked,
  };
}
