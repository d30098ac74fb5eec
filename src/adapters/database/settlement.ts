import type { Payment } from '../../domain/booking/checkout.ts';
import { isOpen } from './calls/closings.ts';
import { enqueueMail } from './outbox.ts';
import { freeLapsed, isFree, lock, unlock } from './slot-lock.ts';
import type { Statement } from './sql.ts';

const UNSETTLED = `state IN ('held', 'processing', 'expired')`;

const PAID = `state = :state, session_id = :session, payment_intent = :intent,
  charged = :amount, paid_at = :now, name = :name, email = :email, phone = :phone, answers = :answers`;

/**
 * One batch that turns money into a call or a refund. A hold that lapsed and whose slot nobody took
 * is still a call; a slot that is taken, over, on a day that was closed meanwhile, or was sold at another price is not. The lock rows are
 * inserted anew, so their primary key has the last word.
 */
export function settlement(id: string, payment: Payment, now: number): Statement[] {
  const page = { session: payment.sessionId, intent: payment.paymentIntent };
  const person = {
    ...page,
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
        AND :sound = 1 AND start_at > :now AND ${isOpen('booking.day')}
        AND ${isFree('booking.blocked_from', 'booking.blocked_to', 'booking.id')}`,
      args: { id, now, sound: Number(payment.asSold), state: 'paid', ...person },
    },
    {
      sql: `UPDATE booking SET ${PAID} WHERE id = :id AND ${UNSETTLED}`,
      args: { id, now, state: 'conflict', ...person },
    },
    unlock(id, `state IN ('paid', 'conflict')`),
    lock(id, 'paid', 'blocked_to'),
    {
      sql: `INSERT INTO refund (id, payment_intent, booking_id, amount, due_at)
        SELECT :intent, :intent, id, :amount, :now FROM booking WHERE id = :id AND :intent IS NOT NULL
          AND (state = 'conflict' OR session_id <> :session)
        ON CONFLICT (id) DO NOTHING`,
      args: { id, now, ...page, amount: payment.amount },
    },
    ...['confirmed-reader', 'confirmed-coach'].map((kind) => {
      const mail = { key: `id || '.${kind}'`, kind: `'${kind}'` };
      return enqueueMail(mail, `booking WHERE id = :id AND state = 'paid'`, { id, now });
    }),
    enqueueMail(
      {
        key: `coalesce(:intent, :session) || '.refunded'`,
        kind: `iif(state = 'conflict', 'sorry-reader', 'paid-twice-reader')`,
        facts: `json_object('payment', :intent)`,
      },
      `booking WHERE id = :id
        AND (state = 'conflict' OR (session_id <> :session AND :intent IS NOT NULL))`,
      { id, now, ...page },
    ),
  ];
}
