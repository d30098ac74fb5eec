import Stripe from 'stripe';
import type { Answer } from '../../domain/booking/booking.ts';
import type { Checkout, Session } from '../../domain/booking/checkout.ts';
import { asciiAddress } from '../../domain/mail/typed-address.ts';
import { stripeRefunds } from './refunds.ts';
import { pageFor } from './session-params.ts';

/** Checkout by Stripe's hosted page. `siteUrl` is where the reader comes back to, `locale` how dates are written. */
export function createStripeCheckout(
  stripe: Stripe,
  { siteUrl, live, locale }: { siteUrl: URL; live: boolean; locale: string },
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
    ...stripeRefunds(stripe),

    async pageOf(paymentIntent) {
      try {
        const { data } = await sessions.list({ payment_intent: paymentIntent, limit: 1 });
        return data[0]?.id;
      } catch (error) {
        if (codeOf(error) === 'resource_missing') return undefined;
        throw error;
      }
    },

    async open(booking) {
      try {
        const session = await sessions.create(pageFor(booking, { siteUrl, locale }), {
          idempotencyKey: `${booking.id}:session:${booking.attempt}`,
        });
        if (session.url === null) throw new Error(`Stripe gave ${session.id} no address`);
        return { ok: true, sessionId: session.id, url: session.url };
      } catch (cause) {
        const status = cause instanceof Stripe.errors.StripeError ? (cause.statusCode ?? 0) : 0;
        return { ok: false, stored: status >= 500, twin: status === 409, cause };
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
  };
}

function sessionFrom(session: Stripe.Checkout.Session): Session {
  const intent = session.payment_intent;
  const customer = session.customer_details;
  return {
    bookingId: bookingOf(session),
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
      email: customer?.email == null ? null : asciiAddress(customer.email),
      phone: customer?.phone ?? null,
      answers: session.custom_fields.flatMap(answerTo),
    },
  };
}

/** Whoever pays by a link of the account may set the reference; what our own page was opened for is in both. */
function bookingOf({
  mode,
  metadata,
  client_reference_id,
}: Stripe.Checkout.Session): string | null {
  const id = metadata?.['booking_id'];
  return mode === 'payment' && id !== undefined && id === client_reference_id ? id : null;
}

function answerTo({ key, label, text, dropdown }: Stripe.Checkout.Session.CustomField): Answer[] {
  const choice = dropdown?.options.find(({ value }) => value === dropdown.value);
  const answer = choice?.label ?? text?.value;
  return answer ? [{ question: label.custom ?? key, answer }] : [];
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
