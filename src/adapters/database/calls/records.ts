import type { Found, Movement, Records, StuckMail } from '../../../domain/booking/calls/records.ts';
import { HELD } from '../backup/held-mails.ts';
import { bookingFrom, BOOKINGS, kindFrom } from '../booking-row.ts';
import { GIVEN_UP, UNLUCKY } from '../outbox.ts';
import { queryOn, type Row, type Sql, textOrNull } from '../sql.ts';

const DAY = 86_400;

const CALLS = `${BOOKINGS} WHERE state IN ('paid', 'cancelled', 'conflict') AND booking.live = :live AND`;
const NOT_OVER = `${CALLS} blocked_to > :now ORDER BY start_at`;
const OVER = `${CALLS} blocked_to <= :before ORDER BY blocked_to DESC LIMIT :most`;

const MAILS = `SELECT key, subject, kind, about, attempts, due_at, ${GIVEN_UP} AS given_up FROM outbox
  WHERE sent_at IS NULL AND due_at < ${HELD} AND attempts >= ${UNLUCKY} ORDER BY due_at LIMIT 50`;

/** One that failed a season ago has been seen to. */
const REFUNDS = `SELECT refund.*, booking.currency, booking.live FROM refund JOIN booking ON booking.id = booking_id
  WHERE done_at IS NULL OR (done_at > :now - ${90 * DAY} AND failed_at IS NOT NULL)
  ORDER BY due_at LIMIT 50`;

/** All that came and went from `:since` on. A payment beside that of its booking is one that came twice. */
const MOVEMENTS = `SELECT paid_at AS at, 'payment' AS kind, charged AS amount, currency, title, start_at,
    id, payment_intent FROM booking WHERE paid_at >= :since AND charged > 0 AND live = :live
  UNION ALL SELECT done_at, 'payment', refund.amount, currency, title, start_at, booking_id,
    refund.payment_intent FROM refund JOIN booking ON booking.id = booking_id WHERE done_at >= :since AND live = :live
    AND refund.payment_intent IS NOT booking.payment_intent
  UNION ALL SELECT done_at, 'refund', refund.amount, currency, title, start_at, booking_id,
    refund.payment_intent FROM refund JOIN booking ON booking.id = booking_id WHERE done_at >= :since AND live = :live
    AND failed_at IS NULL
  UNION ALL SELECT canceled_at, 'refund', returned, currency, title, start_at, id, payment_intent
    FROM booking WHERE canceled_at >= :since AND returned > 0 AND live = :live`;

/** Each month is a parameter: to look it up in a list takes six times as long with ten thousand calls. */
const moneyBy = (months: readonly number[]) => `SELECT CASE WHEN at < :since THEN NULL
      ${months
        .map((_, index) => `WHEN at >= :month${index} THEN :month${index}`)
        .toReversed()
        .join(' ')} END AS month,
    currency, sum(iif(kind = 'payment', amount, 0)) AS paid, sum(iif(kind = 'refund', amount, 0)) AS back
  FROM (${MOVEMENTS}) GROUP BY month, currency ORDER BY month DESC, currency`;

const POSTS = `SELECT from_post AS post, count(*) AS calls FROM booking
  WHERE paid_at >= :since AND state = 'paid' AND live = :live AND from_post IS NOT NULL
  GROUP BY post ORDER BY calls DESC, post LIMIT 20`;

/** What the coach looks up; each look is one batch, and so one moment. */
export function records(sql: Sql): Records {
  return {
    async lookUp({ now, before, most, live, months }) {
      const since = { live: Number(live), since: months[0] ?? now };
      const begins = Object.fromEntries(months.map((month, index) => [`month${index}`, month]));
      const found = await sql.batch([
        { sql: NOT_OVER, args: { now, live: Number(live) } },
        { sql: OVER, args: { before, most, live: Number(live) } },
        { sql: MAILS },
        { sql: REFUNDS, args: { now } },
        { sql: moneyBy(months), args: { ...since, ...begins } },
        { sql: POSTS, args: since },
      ]);
      const [notOver, over, mails, refunds, money, posts] = found as Six;
      return {
        notOver: notOver.map(bookingFrom),
        over: over.map(bookingFrom),
        mails: mails.map(stuckFrom),
        refunds: refunds.map(refundFrom),
        money: money.map(({ month, currency, paid, back }) => ({
          month: Number(month),
          currency: String(currency),
          paid: Number(paid),
          back: Number(back),
        })),
        posts: posts.map(({ post, calls }) => ({ post: String(post), calls: Number(calls) })),
      };
    },

    async movements(live) {
      const all = { since: 0, live: Number(live) };
      return (await queryOn(sql)(`${MOVEMENTS} ORDER BY at`, all)).map(movementFrom);
    },
  };
}

type Six = [Row[], Row[], Row[], Row[], Row[], Row[]];

function stuckFrom({ key, subject, kind, about, attempts, due_at, given_up }: Row): StuckMail {
  return {
    key: String(key),
    kind: kindFrom(String(kind)),
    bookingId: subject === 'booking' ? String(about) : null,
    tries: Number(attempts),
    nextTry: given_up === 0 ? Number(due_at) : null,
  };
}

function refundFrom(row: Row): Found['refunds'][number] {
  return {
    paymentIntent: String(row.payment_intent),
    bookingId: String(row.booking_id),
    amount: Number(row.amount),
    currency: String(row.currency),
    live: Boolean(row.live),
    tries: Number(row.tries),
    failed: row.failed_at !== null,
  };
}

function movementFrom(row: Row): Movement {
  return {
    at: Number(row.at),
    kind: row.kind === 'refund' ? 'refund' : 'payment',
    amount: Number(row.amount),
    currency: String(row.currency),
    title: String(row.title),
    callStart: Number(row.start_at),
    bookingId: String(row.id),
    paymentIntent: textOrNull(row.payment_intent),
  };
}
