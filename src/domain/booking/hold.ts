import type { Interval } from '../time/interval.ts';
import type { Booking } from './booking.ts';
import type { Offer } from './offer.ts';

/** Stripe opens no page that closes sooner than this, by its own clock. */
const STRIPE_LEAST = 30 * 60;
/** For a slow request, a page that is opened on a second try, and a clock that is behind Stripe’s. */
const ROOM = 5 * 60;
const PAYABLE = STRIPE_LEAST + ROOM;
/** Time after that for a payment that was just under way. */
const GRACE = 10 * 60;

/** How long a hold lasts in seconds, and so the cookie that knows it. */
export const HOLD_LASTS = PAYABLE + GRACE;

/** A new hold: everything the payment page will say, fixed at this moment. */
export function newHold(
  sale: Pick<
    Booking,
    | 'id'
    | 'uid'
    | 'blocked'
    | 'day'
    | 'coachZone'
    | 'zone'
    | 'live'
    | 'from'
    | 'refunds'
    | 'household'
  >,
  slot: Interval,
  offer: Offer,
  now: number,
): Booking {
  return {
    ...sale,
    ...slot,
    ...offer.price,
    state: 'held',
    offer: offer.id,
    title: offer.name,
    codes: offer.codes,
    questions: offer.questions,
    soldStart: slot.start,
    sequence: 0,
    heldUntil: now + HOLD_LASTS,
    attempt: 0,
    sessionId: null,
    name: null,
    email: null,
    phone: null,
    answers: [],
    charged: null,
    paymentIntent: null,
    returned: 0,
    byHand: 0,
    refunded: null,
    refundFailed: false,
    movedBy: null,
    canceledBy: null,
    outcome: null,
  };
}

/** When the payment page of a hold closes, in Unix seconds. */
export function payableUntil({ heldUntil }: Booking): number {
  return heldUntil - GRACE;
}

/** Whether a page that was not opened at once can still be: the clock keeps more than half of its room. */
export function isOpenable(hold: Booking, now: number): boolean {
  return payableUntil(hold) - now >= STRIPE_LEAST + 0.6 * ROOM;
}

/** Whether it is a hold that can still be paid. */
export function isPayable(booking: Booking, now: number): boolean {
  return booking.state === 'held' && payableUntil(booking) > now;
}
