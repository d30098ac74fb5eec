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
  if (subject?.object === 'checkout.session') await desk.fulfill(String(subject.id));
  if (event.type === 'refund.failed' && subject)
    await tellCoach('refund-failed-coach', subject, desk);
  if (event.type === 'charge.dispute.created' && subject)
    await tellCoach('dispute-coach', subject, desk);
  return new Response('ok');
};

async function readEvent(request: Request, desk: Services): Promise<Stripe.Event | undefined> {
  try {
    const signature = request.headers.get('stripe-signature') ?? '';
    return await desk.webhookEvent(await request.text(), signature);
  } catch (fault) {
    const [reason] = fault instanceof AggregateError ? fault.errors : [fault];
    logFault('webhook.refused', reason);
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
