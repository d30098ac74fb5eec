import Stripe from 'stripe';
import { createLocalStripe } from '../../../src/sandbox/stripe/core.ts';

export const webhookSecret = 'whsec_practice';
export const start = 1_790_000_000;

type SessionParams = Stripe.Checkout.SessionCreateParams;

/** A local Stripe without sockets, the real SDK on top of it, a clock and what was delivered. */
export function practice() {
  const clock = { now: start };
  const ids = new Map<string, number>();
  const received: { type: string; signature: string; body: string }[] = [];
  const local = createLocalStripe({
    origin: 'http://127.0.0.1:4242',
    now: () => clock.now,
    newId(prefix) {
      const count = (ids.get(prefix) ?? 0) + 1;
      ids.set(prefix, count);
      return `${prefix}_${count}`;
    },
    webhook: {
      secret: webhookSecret,
      deliver: async ({ type }, signature, body) => void received.push({ type, signature, body }),
    },
  });
  const stripe = sdk(Stripe.createFetchHttpClient(local.handle));
  return { local, stripe, clock, received };
}

function sdk(httpClient: Stripe.HttpClient): Stripe {
  const address = { host: '127.0.0.1', port: 4242, protocol: 'http' } as const;
  return new Stripe('sk_test_practice', {
    ...address,
    httpClient,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** A session as the booking creates it. */
export function call(overrides: SessionParams = {}): SessionParams {
  return {
    mode: 'payment',
    submit_type: 'book',
    success_url: 'http://localhost:4321/coaching/confirmed/?session_id={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:4321/coaching/',
    client_reference_id: 'booking-1',
    metadata: { booking_id: 'booking-1' },
    payment_intent_data: { metadata: { booking_id: 'booking-1' } },
    line_items: [lineItem(2500)],
    name_collection: { individual: { enabled: true } },
    phone_number_collection: { enabled: true },
    custom_fields: [
      { key: 'topic', label: { type: 'custom', custom: 'What about?' }, type: 'text' },
    ],
    allowed_payment_method_types: ['card', 'link'],
    adaptive_pricing: { enabled: false },
    expires_at: start + 31 * 60,
    ...overrides,
  };
}

export function lineItem(amount: number): Stripe.Checkout.SessionCreateParams.LineItem {
  const product_data = { name: 'A call', description: '30 minutes' };
  return { quantity: 1, price_data: { currency: 'usd', unit_amount: amount, product_data } };
}

export const typed = {
  email: 'ann@example.com',
  name: 'Ann Reader',
  phone: '+1 555 555 0123',
  field_topic: 'Interviews',
  method: '4242424242424242',
};

/** Posts the pay form as a browser would, not following where it leads. */
export function submit(
  handle: (url: string, init: RequestInit) => Promise<Response>,
  url: string | null,
  fields: Record<string, string> = typed,
): Promise<Response> {
  const body = new URLSearchParams(fields);
  return handle(url ?? '', { method: 'POST', body, redirect: 'manual' });
}
