import type { Calls } from '../../domain/booking/ports.ts';
import { BY_HAND, storedOutcome } from './booking-row.ts';
import { enqueueMail } from './outbox.ts';
import { freeLapsedIn, hasRoom, lock, unlock } from './slot-lock.ts';
import type { Args, Sql, Statement } from './sql.ts';

/** A call that has not begun, and that is as it was seen. */
const AS_SEEN = `id = :id AND state = 'paid' AND start_at > :now AND sequence = :sequence`;

const FREE = hasRoom(':id');

/** What goes back to whoever cancels: what is due, as far as it is left. */
const BACK = `max(0, min(:due, coalesce(charged, 0) - :elsewhere - ${BY_HAND}))`;
const AS_PROMISED = `${AS_SEEN} AND :least <= ${BACK}`;

/** So many seconds the coach has to say that it was a slip. */
const SECOND_THOUGHTS = 600;

/**
 * What reader and coach do with a call that is paid. Each is one batch in which all statements ask for
 * the same, and the one that makes it untrue is the last: all of them work, or none.
 */
export function callChanges(sql: Sql): Pick<Calls, 'cancel' | 'move' | 'conclude'> {
  const change = async (statements: readonly Statement[]) =>
    (await sql.batch(statements)).some((rows) => rows.length > 0);

  return {
    cancel(id, { by, sequence, due, least, elsewhere }, now) {
      const seen = { id, sequence, now, due, least, elsewhere };
      return change([
        {
          sql: `INSERT INTO refund (id, payment_intent, booking_id, amount, due_at)
            SELECT payment_intent, payment_intent, id, ${BACK}, :now FROM booking
            WHERE ${AS_PROMISED} AND payment_intent IS NOT NULL AND ${BACK} > 0
            ON CONFLICT (id) DO NOTHING`,
          args: seen,
        },
        ...tellBoth('cancelled', AS_PROMISED, seen),
        unlock(id, AS_PROMISED, seen),
        {
          sql: `UPDATE booking SET state = 'cancelled', cancelled_by = :by, returned = :elsewhere,
              canceled_at = :now, sequence = sequence + 1
            WHERE ${AS_PROMISED} RETURNING id`,
          args: { ...seen, by },
        },
      ]);
    },

    move(id, { by, sequence, start, end, blocked, day, mostPerDay }, now) {
      const span = { blocked_from: blocked.start, blocked_to: blocked.end };
      const asked = { id, sequence, now, day, most: mostPerDay, ...span };
      return change([
        freeLapsedIn(blocked, now),
        ...tellBoth('moved', `${AS_SEEN} AND ${FREE}`, asked),
        {
          sql: `UPDATE booking SET start_at = :start, end_at = :end, blocked_from = :blocked_from,
              blocked_to = :blocked_to, day = :day, moved_by = :by, sequence = sequence + 1
            WHERE ${AS_SEEN} AND ${FREE} RETURNING id`,
          args: { ...asked, start, end, by },
        },
        // Moved or not, the locks are those that the row says.
        unlock(id, `state = 'paid'`),
        lock(id, 'paid', 'blocked_to'),
      ]);
    },

    conclude: (id, outcome, now) =>
      change([
        {
          sql: `UPDATE booking SET outcome = :outcome
            WHERE id = :id AND state = 'paid' AND start_at <= :now RETURNING id`,
          args: { id, outcome: storedOutcome(outcome), now },
        },
        {
          sql: `DELETE FROM outbox WHERE key = :id || '.no-show-reader' AND sent_at IS NULL
            AND attempts = 0 AND EXISTS
              (SELECT 1 FROM booking WHERE id = :id AND outcome <> 'no-show')`,
          args: { id },
        },
        enqueueMail(
          {
            key: `id || '.no-show-reader'`,
            kind: `'no-show-reader'`,
            due: `:now + ${SECOND_THOUGHTS}`,
          },
          `booking WHERE id = :id AND state = 'paid' AND outcome = 'no-show'`,
          { id, now },
        ),
      ]),
  };
}

function tellBoth(what: 'cancelled' | 'moved', condition: string, args: Args) {
  const facts = `json_object('payment', payment_intent)`;
  return ['reader', 'coach'].map((role) => {
    const kind = `${what}-${role}`;
    const mail = { key: `id || '.' || (sequence + 1) || '.${kind}'`, kind: `'${kind}'`, facts };
    return enqueueMail(mail, `booking WHERE ${condition}`, args);
  });
}
