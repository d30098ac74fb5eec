import Stripe from 'stripe';
import { type Booking, payableUntil } from '../domain/booking/booking.ts';
import type { Checkout, Session } from '../domain/booking/ports.ts';
import { formatWhen } from '../domain/booking/when.ts';

/** Checkout by Stripe's hosted page. `siteUrl` is where the reader comes back to. */
export function createStripeCheckout(
  stripe: Stripe,
  { siteUrl, live }: { siteUrl: URL; live: boolean },
): Checkout {
  const sessions = stripe.checkout.sessions;
  const find = async (sessionId: string) => {
    if (!sessionId.startsWith('cs_')) return undefined;
    try {
      return sessionFrom(await sessions.retrieve(sessionId, { expand: ['payment_intent'] }));
    } catch (error) {
      if (codeOf(error) === 'resource_missing') return undefined;
      throw error;
    }
  };

  return {
    live,
    find,

    async open(booking) {
      try {
        const session = await sessions.create(pageFor(booking, siteUrl), {
          idempotencyKey: `${booking.id}:session:${booking.attempt}`,
        });
        if (session.url === null) throw new Error(`Stripe gave ${session.id} no address`);
        return { ok: true, sessionId: session.id, url: session.url };
      } catch (cause) {
        return { ok: false, stored: cause instanceof Stripe.errors.StripeAPIError, cause };
      }
    },

    async close(sessionId) {
      try {
        await sessions.expire(sessionId);
      } catch (error) {
        // Only an open session can be expired; this one may have been paid: the caller looks.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      }
    },

    async refund({ paymentIntent, amount }) {
      try {
        const refund = await stripe.refunds.create(
          { payment_intent: paymentIntent, amount },
          { idempotencyKey: `refund:${paymentIntent}` },
        );
        return !FAILED.includes(refund.status);
      } catch (error) {
        if (codeOf(error) === 'charge_already_refunded') return true;
        // Another account's payment, a part given back by hand, a dispute: no later try succeeds.
        if (error instanceof Stripe.errors.StripeInvalidRequestError) return false;
        throw error;
      }
    },

    async refundFailed(paymentIntent) {
      const { data } = await stripe.refunds.list({ payment_intent: paymentIntent });
      return data.length > 0 && data.every(({ status }) => FAILED.includes(status));
    },
  };
}

const FAILED: readonly (string | null)[] = ['failed', 'canceled'];

// Every value comes from the stored row, so that a retry under one key is the same request.
function pageFor(booking: Booking, siteUrl: URL): Stripe.Checkout.SessionCreateParams {
  const metadata = { booking_id: booking.id };
  return {
    mode: 'payment',
    submit_type: 'book',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: booking.currency,
          unit_amount: booking.amount,
          product_data: {
            name: booking.title,
            description: formatWhen(booking.start, booking.coachZone),
          },
        },
      },
    ],
    client_reference_id: booking.id,
    metadata,
    payment_intent_data: { metadata },
    phone_number_collection: { enabled: true },
    name_collection: { individual: { enabled: true } },
    allowed_payment_method_types: ['card', 'link'],
    adaptive_pricing: { enabled: false },
    expires_at: payableUntil(booking),
    success_url: `${new URL('/coaching/confirmed/', siteUrl).href}?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: new URL('/coaching/', siteUrl).href,
  };
}

function sessionFrom(session: Stripe.Checkout.Session): Session {
  const intent = session.payment_intent;
  const customer = session.customer_details;
  return {
    bookingId: session.client_reference_id,
    status: statusOf(session),
    paid: session.status === 'complete' && session.payment_status !== 'unpaid',
    failed: hasFailed(session),
    url: session.url,
    live: session.livemode,
    subtotal: session.amount_subtotal,
    currency: session.currency,
    payment: {
      sessionId: session.id,
      paymentIntent: typeof intent === 'string' ? intent : (intent?.id ?? null),
      amount: session.amount_total ?? 0,
      name: customer?.individual_name ?? customer?.name ?? null,
      email: customer?.email ?? null,
      phone: customer?.phone ?? null,
    },
  };
}

function hasFailed({ status, payment_status, payment_intent }: Stripe.Checkout.Session): boolean {
  const payment = typeof payment_intent === 'object' ? payment_intent?.status : undefined;
  const over = payment === 'requires_payment_method' || payment === 'canceled';
  return status === 'complete' && payment_status === 'unpaid' && over;
}

// A status that is not known yet says neither that the page is closed nor that it was paid.
function statusOf({ status }: Stripe.Checkout.Session): Session['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Stripe.errors.StripeError ? error.code : undefined;
}
