import Stripe from 'stripe';
import { expect, vi } from 'vitest';
import { createStripeCheckout } from '../../../src/adapters/stripe/checkout.ts';
import { holdOf, MONDAY_6PM } from '../../support/booking.ts';
import { practice, start, submit, typed } from '../../sandbox/stripe/practice.ts';

/** A hold made at the moment that the practice clock shows. */
export const hold = holdOf('a', MONDAY_6PM, start);

/** Checkout with the real SDK on a local Stripe of its own. */
export function practiceCheckout() {
  const { local, stripe, clock } = practice();
  const settings = { siteUrl: new URL('https://desk.example'), live: false, locale: 'en-US' };
  const checkout = createStripeCheckout(stripe, settings);
  const open = async (booking = hold) => {
    const opened = await checkout.open(booking);
    if (!opened.ok) throw opened.cause;
    return opened;
  };
  return {
    local,
    stripe,
    clock,
    checkout,
    open,
    /** Opens the page of the hold and pays there; the id of its session. */
    async pay(fields: Record<string, string> = typed) {
      const { sessionId, url } = await open();
      expect((await submit(local.handle, url, fields)).status).toBe(303);
      return sessionId;
    },
    /** The same with answers that are changed on their way. */
    answering(change: object) {
      const httpClient = Stripe.createFetchHttpClient(async (...request) => {
        const answer = await local.handle(...request);
        return Response.json({ ...((await answer.json()) as object), ...change }, answer);
      });
      return createStripeCheckout(new Stripe('sk_test_practice', { httpClient }), settings);
    },
  };
}

/** Lets no time pass in the pauses and the patience of the SDK. */
export function hurry() {
  const wait = globalThis.setTimeout;
  const atOnce = (work: () => void, _pause: number, ...rest: []) => wait(work, 0, ...rest);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(atOnce as typeof setTimeout);
}
