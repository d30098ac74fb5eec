import type { Refund } from '../../domain/booking/checkout.ts';
import type { Refunds } from '../../domain/booking/ports.ts';
import { enqueueMail } from './outbox.ts';
import { queryOn, type Args, type Row, type Sql, type Statement } from './sql.ts';

/** How long a refund that was tried waits for its next try, in seconds. */
const REFUND_PAUSE = 300;
const DAY = 86_400;

/** What of a payment is back or due to be. */
const PROMISED = `(SELECT coalesce(sum(one.amount), 0) FROM refund AS one
  WHERE one.payment_intent = booking.payment_intent AND one.failed_at IS NULL)`;

/** Where the bank has refused the policy's refund, only the coach can know how the money can go back. */
const REFUSED = `(SELECT 1 FROM refund AS due
  WHERE due.id = booking.payment_intent AND due.failed_at IS NOT NULL)`;

/** Words are for a reader who can still be written to. */
const GIVE_BACK = `INSERT INTO refund (id, payment_intent, booking_id, amount, words, due_at)
  SELECT :id, payment_intent, id, :amount, iif(email IS NULL, '', :words), :now FROM booking
  WHERE id = :bookingId AND state IN ('paid', 'cancelled') AND :amount > 0
    AND :amount <= charged - :elsewhere - ${PROMISED} AND NOT EXISTS ${REFUSED}
  ON CONFLICT (id) DO NOTHING`;
const GIVEN = `SELECT id FROM refund WHERE id = :id AND booking_id = :bookingId
  AND amount = :amount AND words IS NOT NULL`;

/** Money that is due, and money that was sent: a bank may return it weeks later. */
export function refunds(sql: Sql): Omit<Refunds, 'alert'> {
  const query = queryOn(sql);

  return {
    async claimRefunds(now) {
      const due = await query(
        `UPDATE refund SET due_at = :now + ${REFUND_PAUSE}, tries = tries + 1 WHERE id IN
           (SELECT id FROM refund WHERE done_at IS NULL AND due_at <= :now
            ORDER BY due_at LIMIT 20)
         RETURNING *`,
        { now },
      );
      return due.map(refundFrom);
    },

    async claimRefundChecks(now) {
      const due = await query(
        `UPDATE refund SET due_at = :now + ${DAY} WHERE id IN
           (SELECT id FROM refund
            WHERE done_at > :now - ${30 * DAY} AND due_at <= :now ORDER BY due_at LIMIT 20)
         RETURNING *`,
        { now },
      );
      return due.map(refundFrom);
    },

    async giveBack(id, { bookingId, amount, words, elsewhere }, now) {
      const gift = { id, bookingId, amount };
      const [, noted] = await sql.batch([
        { sql: GIVE_BACK, args: { ...gift, words, elsewhere, now } },
        { sql: GIVEN, args: gift },
      ]);
      return noted?.length === 1;
    },

    async refunded(id, amount, now) {
      await sql.batch(refundDone(id, amount, now));
    },

    async findRefund(id) {
      const [row] = await query('SELECT * FROM refund WHERE id = :id', { id });
      return row && refundFrom(row);
    },

    async refundsOf(paymentIntent) {
      const of = 'payment_intent = :paymentIntent';
      return (await query(`SELECT * FROM refund WHERE ${of}`, { paymentIntent })).map(refundFrom);
    },

    async refundFailed(id, now) {
      const args = { id, now };
      await sql.batch([
        ...['coach', 'reader'].map((who) =>
          tell(`refund-failed-${who}`, 'failed_at IS NULL', args, `CAST(:now AS INTEGER) || '.'`),
        ),
        {
          sql: `UPDATE refund SET failed_at = :now, done_at = :now
            WHERE id = :id AND failed_at IS NULL`,
          args,
        },
      ]);
    },

    async refundStands(id) {
      await query('UPDATE refund SET failed_at = NULL WHERE id = :id AND failed_at IS NOT NULL', {
        id,
      });
    },
  };
}

/** A refund is done, and its reader is told so once. */
function refundDone(id: string, amount: number, now: number): Statement[] {
  return [
    tell('refunded-reader', 'done_at IS NULL', { id, now }),
    {
      // A day later somebody looks whether it failed.
      sql: `UPDATE refund SET amount = :amount, done_at = :now, due_at = :now + ${DAY}
        WHERE id = :id AND done_at IS NULL`,
      args: { id, amount, now },
    },
  ];
}

/** A mail about a refund that is in this condition; with `time` in its key it is another one each time. */
function tell(kind: string, condition: string, args: Args, time = `''`): Statement {
  const mail = {
    key: `id || '.' || ${time} || '${kind}'`,
    about: 'booking_id',
    kind: `'${kind}'`,
    facts: `json_object('payment', payment_intent, 'refund', id)`,
  };
  return enqueueMail(mail, `refund WHERE id = :id AND ${condition}`, args);
}

function refundFrom(row: Row): Refund {
  return {
    id: String(row.id),
    paymentIntent: String(row.payment_intent),
    bookingId: String(row.booking_id),
    amount: Number(row.amount),
    words: row.words === null ? null : String(row.words),
    tries: Number(row.tries),
    done: row.done_at !== null,
    failed: row.failed_at !== null,
    marked: !row.unmarked,
  };
}
