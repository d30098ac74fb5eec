import type { APIRoute } from 'astro';
import { isSame } from '../../adapters/signed/signature.ts';
import { wiredServices } from '../../services.ts';

export const prerender = false;

/**
 * Does what nobody waits for: lost payments, lapsed holds, due refunds, waiting mails, what is to be forgotten.
 * 404 unless SWEEP_SECRET is set, where there is anything to sweep.
 */
export const POST: APIRoute = async ({ request }) => {
  const { env, infrastructure, coaching, comments, contact, moderation } = await wiredServices();
  if (!infrastructure)
    return new Response('Nothing to sweep: no coaching, no comments, no contact form');
  const secret = env.sweepSecret;
  if (secret === undefined) return new Response('Not found', { status: 404 });
  const given = request.headers.get('authorization') ?? '';
  if (!isSame(given, `Bearer ${secret}`)) return new Response('Unauthorized', { status: 401 });
  coaching?.refreshCalendars();
  await Promise.all([
    coaching?.booking.sweep(),
    comments?.service.sweep(),
    contact?.contact.sweep(),
    moderation?.moderation.sweep(),
  ]);
  return new Response('ok');
};
