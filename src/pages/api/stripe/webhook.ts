import type { APIRoute } from 'astro';
import type Stripe from 'stripe';
import { log, logFault } from '../../../log.ts';
import { type Services, services } from '../../../services.ts';

export const prerender = false;

/** What we read of a session, a refund or a dispute. */
type Subject = { object?: string; id?: string; payment_intent?: string | { id: string } | null };

/** Stripe's events are hints: what is true of the session is asked of Stripe. 200 after the commit. */
export const POST: APIRoute = async ({ request }) => {
  const desk = await services();
  const event = await readEvent(request, desk);
  if (!event) return new Response('Not an event that was signed for this site.', { status: 400 });

  log('webhook.taken', { stripe: event.id, type: event.type });
  const subject = event.data?.object as Subject | undefined;
  // Should the mail fail, Stripe asks again.
  if (subject?.object === 'checkout.session' && !(await desk.fulfill(String(subject.id))))
    await desk.tellOfStray(subject);
  if (event.type === 'refund.failed' && subject)
    await tellCoach('refund-failed-coach', subject, desk);
  if (event.type === 'charge.dispute.created' && subject)
    await tellCoach('dispute-coach', subject, desk);
  return new Response('ok');
};

async function readEvent(request: Request, desk: Services): Promise<Stripe.Event | undefined> {
  const signature = request.headers.get('stripe-signature') ?? '';
  let body = '';
  try {
    body = await request.text();
    return await desk.webhookEvent(body, signature);
  } catch (fault) {
    const [reason] = fault instanceof AggregateError ? fault.errors : [fault];
    // Thin ones name no session: in Stripe's dashboard the webhook must be one of snapshot events.
    logFault('webhook.refused', reason, { thin: body.includes('"v2.core.event"') });
    return undefined;
  }
}

async function tellCoach(
  kind: Parameters<Services['alert']>[0],
  { payment_intent }: Subject,
  desk: Services,
): Promise<void> {
  const paymentIntent = typeof payment_intent === 'string' ? payment_intent : payment_intent?.id;
  if (paymentIntent) await desk.alert(kind, paymentIntent);
}
