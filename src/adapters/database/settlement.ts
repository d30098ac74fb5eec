import type { Payment } from '../../domain/booking/checkout.ts';
import { CELL } from '../../domain/booking/slots.ts';
import { freeLapsed, lock } from './slot-lock.ts';
import type { Statement } from './sql.ts';

const UNSETTLED = `state IN ('held', 'processing', 'expired')`;

const PAID = `state = :state, session_id = :session, payment_intent = :intent,
  charged = :amount, name = :name, email = :email, phone = :phone, answers = :answers`;

/**
 * One batch that turns money into a call or a refund. A hold that lapsed and whose slot nobody took
 * is still a call; a slot that is taken, over, or was sold at another price is not. The lock rows are
 * inserted anew, so their primary key has the last word.
 */
export function settlement(id: string, payment: Payment, now: number): Statement[] {
  const person = {
    session: payment.sessionId,
    intent: payment.paymentIntent,
    amount: payment.amount,
    name: payment.name,
    email: payment.email,
    phone: payment.phone,
    answers: JSON.stringify(payment.answers),
  };
  return [
    freeLapsed(id, now),
    {
      sql: `UPDATE booking SET ${PAID} WHERE id = :id AND ${UNSETTLED}
        AND :sound = 1 AND start_at > :now
        AND NOT EXISTS (SELECT 1 FROM slot_lock WHERE cell >= booking.blocked_from / ${CELL}
          AND cell < booking.blocked_to / ${CELL} AND booking_id <> booking.id)`,
      args: { id, now, sound: Number(payment.asSold), state: 'paid', ...person },
    },
    {
      sql: `UPDATE booking SET ${PAID} WHERE id = :id AND ${UNSETTLED}`,
      args: { id, state: 'conflict', ...person },
    },
    {
      sql: `DELETE FROM slot_lock
        WHERE booking_id = (SELECT id FROM booking WHERE id = :id AND state IN ('paid', 'conflict'))`,
      args: { id },
    },
    lock(id, 'paid', 'blocked_to'),
    {
      sql: `INSERT INTO refund (payment_intent, booking_id, amount, due_at)
        SELECT :intent, id, :amount, :now FROM booking WHERE id = :id AND :intent IS NOT NULL
          AND (state = 'conflict' OR session_id <> :session)
        ON CONFLICT (payment_intent) DO NOTHING`,
      args: {
        id,
        now,
        intent: payment.paymentIntent,
        session: payment.sessionId,
        amount: payment.amount,
      },
    },
    ...(['confirmed-reader', 'confirmed-coach'] as const).map((kind) => ({
      sql: `INSERT INTO outbox (key, subject, about, kind, due_at)
        SELECT id || '.${kind}', 'booking', id, '${kind}', :now
        FROM booking WHERE id = :id AND state = 'paid'
        ON CONFLICT (key) DO NOTHING`,
      args: { id, now },
    })),
    {
      sql: `INSERT INTO outbox (key, subject, about, kind, facts, due_at)
        SELECT coalesce(:intent, :session) || '.refunded', 'booking', id,
          iif(state = 'conflict', 'sorry-reader', 'paid-twice-reader'),
          json_object('payment', :intent), :now
        FROM booking WHERE id = :id
          AND (state = 'conflict' OR (session_id <> :session AND :intent IS NOT NULL))
        ON CONFLICT (key) DO NOTHING`,
      args: { id, now, intent: payment.paymentIntent, session: payment.sessionId },
    },
  ];
}
