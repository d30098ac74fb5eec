import type { APIRoute } from 'astro';
import { isSame } from '../../adapters/signed/signature.ts';
import { wiredServices } from '../../services.ts';

export const prerender = false;

/** Finds lost payments, frees lapsed holds, makes due refunds. 404 unless SWEEP_SECRET is set, where there is anything to sweep. */
export const POST: APIRoute = async ({ request }) => {
  const { env, coaching } = await wiredServices();
  if (!coaching) return new Response('Nothing to sweep: there is no coaching.yaml');
  const secret = env.sweepSecret;
  if (secret === undefined) return new Response('Not found', { status: 404 });
  const given = request.headers.get('authorization') ?? '';
  if (!isSame(given, `Bearer ${secret}`)) return new Response('Unauthorized', { status: 401 });
  coaching.refreshCalendars();
  await coaching.booking.sweep();
  return new Response('ok');
};
