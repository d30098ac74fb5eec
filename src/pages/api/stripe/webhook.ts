import type { APIRoute } from 'astro';
import type Stripe from 'stripe';
import { logFault } from '../../../log.ts';
import { type Services, services } from '../../../services.ts';

export const prerender = false;

/** 200 when all that the event tells is committed; should something of it fail, Stripe asks again. */
export const POST: APIRoute = async ({ request }) => {
  const desk = await services();
  const event = await readEvent(request, desk);
  if (!event) return new Response('Not an event that was signed for this site.', { status: 400 });
  await desk.hear(event);
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
