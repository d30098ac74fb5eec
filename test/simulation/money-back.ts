import type Stripe from 'stripe';
import type { Booking } from '../../src/domain/booking/booking.ts';

/** The policy of the simulated site, in other words than the site's. */
export function dueBack({ canceledBy, movedBy, soldStart }: Booking, charged: number, at: number) {
  const hours = (soldStart - at) / 3600;
  if (canceledBy === 'coach' || movedBy === 'coach' || hours >= 71) return charged;
  return hours >= 69 ? Math.ceil(charged / 2) : 0;
}

/**
 * What the site may have taken for given by hand when it worked out a refund. One that failed later counted, or not
 * yet, and then what was given elsewhere may have been taken for it. The coach is told of the one that failed.
 */
export function takenForGiven(byHand: readonly Stripe.Refund[]): number[] {
  return byHand.reduce((sums, { amount }) => [...sums, ...sums.map((one) => one + amount)], [0]);
}

/** Whether a refund says that the site made it. */
export function isOurs({ metadata }: Stripe.Refund): boolean {
  return metadata?.['booking_id'] !== undefined;
}

/** Whether it made it because the coach wanted to, and not by the policy. */
export function isByHand(refund: Stripe.Refund): boolean {
  return isOurs(refund) && refund.metadata?.['refund'] !== refund.payment_intent;
}

/** What went back and stayed there. */
export function sum(refunds: Stripe.Refund[]): number {
  return refunds.filter(stands).reduce((total, { amount }) => total + amount, 0);
}

function stands({ status }: Stripe.Refund): boolean {
  return status !== 'failed' && status !== 'canceled';
}
