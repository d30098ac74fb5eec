import type Stripe from 'stripe';
import { z } from 'zod';
import { markIn } from './refund-mark.ts';
import type { PaymentEvent } from '../../domain/booking/settle/handle-event.ts';
import type { UnmatchedPayment } from '../../domain/booking/mails/unmatched-payment-note.ts';

const MONEY = new Map<string, 'refund' | 'dispute'>([
  ['refund.failed', 'refund'],
  ['charge.dispute.created', 'dispute'],
]);

const sessionSchema = z.object({ object: z.literal('checkout.session'), id: z.string() });

/** What a refund and a dispute have in common. */
const moneySchema = z.object({
  payment_intent: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
  metadata: z.unknown().optional(),
});

const paidPageSchema = z.object({
  client_reference_id: z.string(),
  metadata: z.object({ booking_id: z.string() }),
  payment_status: z.literal('paid'),
  payment_intent: z.string(),
  livemode: z.boolean(),
  success_url: z.string(),
});

/**
 * Reads what Stripe sends to the webhook: id and type of the event, what it means for this site, if
 * anything, and the payment that it names.
 * @throws AggregateError when none of our secrets signed it
 */
export function createEventReader(
  stripe: Stripe,
  env: { siteUrl: URL; stripe: { webhookSecrets: readonly string[] } },
) {
  return async (body: string, signature: string) => {
    const event = await Promise.any(
      env.stripe.webhookSecrets.map((secret) =>
        stripe.webhooks.constructEventAsync(body, signature, secret),
      ),
    );
    const meaning = paymentEventFrom(event, env.siteUrl);
    const payment = meaning?.of === 'session' ? meaning.unmatched?.payment : meaning?.payment;
    return { id: event.id, type: event.type, payment, meaning };
  };
}

/** What an event of Stripe's means for this site; undefined when it means nothing. */
export function paymentEventFrom(event: Stripe.Event, siteUrl: URL): PaymentEvent | undefined {
  // An event is what its sender signed, and no more: not every one has data.
  const subject: unknown = event.data?.object;
  const session = sessionSchema.safeParse(subject).data;
  if (session) return { of: 'session', id: session.id, unmatched: ownPayment(subject, siteUrl) };
  const of = MONEY.get(event.type);
  const money = moneySchema.safeParse(subject).data;
  if (!of || !money) return undefined;
  const payment = money.payment_intent;
  return of === 'refund' ? { of, payment, refund: markIn(money.metadata) } : { of, payment };
}

/**
 * The payment of a session as an event tells of it, when it is of a page that this site made: others may
 * sell through the same account. It is read from the event, because another account's is all we have.
 */
function ownPayment(session: unknown, siteUrl: URL): UnmatchedPayment | undefined {
  const { data } = paidPageSchema.safeParse(session);
  const isOwn =
    data?.metadata.booking_id === data?.client_reference_id &&
    data?.success_url.startsWith(new URL('/coaching/', siteUrl).href);
  return data && isOwn ? { payment: data.payment_intent, live: data.livemode } : undefined;
}
