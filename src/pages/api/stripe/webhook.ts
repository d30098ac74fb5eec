import type { APIRoute } from 'astro';
import { services } from '../../../services.ts';

export const prerender = false;

/** Stripe's events are hints: what is true of the session is asked of Stripe. 200 after the commit. */
export const POST: APIRoute = async ({ request }) => {
  const desk = await services();
  const event = await desk
    .webhookEvent(await request.text(), request.headers.get('stripe-signature') ?? '')
    .catch(() => undefined);
  if (!event) return new Response('No secret of ours signed this.', { status: 400 });

  const subject = event.data.object;
  if (subject.object === 'checkout.session') await desk.fulfill(subject.id);
  return new Response('ok');
};
