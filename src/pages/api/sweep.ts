import type { APIRoute } from 'astro';
import { isSame } from '../../adapters/signed/signature.ts';
import { services } from '../../services.ts';

export const prerender = false;

/** Finds lost payments, frees lapsed holds, makes due refunds. 404 unless SWEEP_SECRET is set. */
export const POST: APIRoute = async ({ request }) => {
  const { booking, env, refreshCalendars } = await services();
  const secret = env.sweepSecret;
  if (secret === undefined) return new Response('Not found', { status: 404 });
  const given = request.headers.get('authorization') ?? '';
  if (!isSame(given, `Bearer ${secret}`)) return new Response('Unauthorized', { status: 401 });
  refreshCalendars();
  await booking.sweep();
  return new Response('ok');
};
