import type { Answer, Booking, BookingState, Outcome } from '../../domain/booking/booking.ts';
import { timeZone } from '../../domain/time/time-zone.ts';
import { type Row, textOrNull } from './sql.ts';

/** SQL: what the coach gives back of a booking's payment by hand. */
export const BY_HAND = `(SELECT coalesce(sum(gift.amount), 0) FROM refund AS gift
  WHERE gift.payment_intent = booking.payment_intent AND gift.words IS NOT NULL
    AND gift.failed_at IS NULL)`;

/** Bookings with what becomes of their money. */
export const BOOKINGS = `SELECT booking.*, refund.amount AS refunded,
    refund.failed_at IS NOT NULL AS refund_failed, ${BY_HAND} AS by_hand
  FROM booking LEFT JOIN refund ON refund.id = booking.payment_intent`;

/** A booking as a new row of its table; what is known only later has no column here. */
export function rowFrom(booking: Booking) {
  return {
    id: booking.id,
    uid: booking.uid,
    offer: booking.offer,
    title: booking.title,
    start_at: booking.start,
    end_at: booking.end,
    blocked_from: booking.blocked.start,
    blocked_to: booking.blocked.end,
    day: booking.day,
    coach_zone: booking.coachZone,
    zone: booking.zone,
    amount: booking.amount,
    currency: booking.currency,
    live: Number(booking.live),
    from_post: booking.from,
    held_until: booking.heldUntil,
    household: booking.household,
    sold_start: booking.soldStart,
    codes: Number(booking.codes),
    refunds: JSON.stringify(booking.refunds),
    questions: JSON.stringify(booking.questions),
  };
}

/** The span that a booking locks. */
export function blockedFrom(row: Row): Booking['blocked'] {
  return { start: Number(row.blocked_from), end: Number(row.blocked_to) };
}

/** A row of the table `booking`, read back. */
export function bookingFrom(row: Row): Booking {
  return {
    id: String(row.id),
    // A server of before may still write beside this one; its rows are named at the next start.
    uid: String(row.uid ?? row.id),
    state: stateFrom(String(row.state)),
    offer: String(row.offer),
    title: String(row.title),
    start: Number(row.start_at),
    end: Number(row.end_at),
    blocked: blockedFrom(row),
    day: String(row.day),
    coachZone: String(row.coach_zone),
    // A short name that was taken once and that Temporal does not know would stop every page of the call.
    zone: timeZone.safeParse(row.zone).data ?? String(row.coach_zone),
    amount: Number(row.amount),
    currency: String(row.currency),
    live: Boolean(row.live),
    from: textOrNull(row.from_post),
    heldUntil: Number(row.held_until),
    household: textOrNull(row.household),
    attempt: Number(row.attempt),
    sessionId: textOrNull(row.session_id),
    name: textOrNull(row.name),
    email: textOrNull(row.email),
    phone: textOrNull(row.phone),
    soldStart: Number(row.sold_start),
    codes: Boolean(row.codes),
    refunds: JSON.parse(String(row.refunds)) as Booking['refunds'],
    questions: JSON.parse(String(row.questions)) as Booking['questions'],
    sequence: Number(row.sequence),
    answers: JSON.parse(String(row.answers)) as Answer[],
    charged: numberOrNull(row.charged),
    paymentIntent: textOrNull(row.payment_intent),
    returned: Number(row.returned ?? 0),
    byHand: Number(row.by_hand ?? 0),
    refunded: numberOrNull(row.refunded),
    refundFailed: Boolean(row.refund_failed),
    movedBy: textOrNull(row.moved_by) as Booking['movedBy'],
    canceledBy: textOrNull(row.cancelled_by) as Booking['canceledBy'],
    outcome: outcomeFrom(textOrNull(row.outcome)),
  };
}

/** What became of a call, in the word that its column allows. */
export function storedOutcome(outcome: Outcome): string {
  return outcome === 'took-place' ? 'held' : outcome;
}

/** What a mail tells of; rows keep the spelling in which the first of them were written. */
export function kindFrom(stored: string): string {
  return stored.replace('cancelled', 'canceled');
}

function outcomeFrom(stored: string | null): Outcome | null {
  return stored === 'held' ? 'took-place' : (stored as Outcome | null);
}

function stateFrom(stored: string): BookingState {
  return stored === 'cancelled' ? 'canceled' : (stored as BookingState);
}

function numberOrNull(value: Row[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
