import type { APIRoute } from 'astro';
import { log, logFault } from '../../../log.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/** 200 when all that the event tells is committed; should something of it fail, Stripe asks again. */
export const POST: APIRoute = async ({ request }) => {
  const { booking } = await services();
  const event = await readEvent(request);
  if (!event) return new Response('Not an event that was signed for this site.', { status: 400 });
  const { id, type, payment, meaning } = event;
  log('webhook.taken', { stripe: id, type, payment });
  if (meaning) await booking.handleEvent(meaning);
  return new Response('ok');
};

async function readEvent(request: Request) {
  const { readEvent } = await services();
  const signature = request.headers.get('stripe-signature') ?? '';
  let body = '';
  try {
    body = await request.text();
    return await readEvent(body, signature);
  } catch (fault) {
    const [reason] = fault instanceof AggregateError ? fault.errors : [fault];
    // Thin ones name no session: in Stripe's dashboard the webhook must be one of snapshot events.
    logFault('webhook.refused', reason, { thin: body.includes('"v2.core.event"') });
    return undefined;
  }
}
