import type { APIRoute } from 'astro';
import { sameSecret } from '../../adapters/signed/same-secret.ts';
import { services } from '../../services.ts';

export const prerender = false;

/** The coach's private calendar, known by its secret address. 404 unless FEED_SECRET is set. */
export const GET: APIRoute = async ({ params }) => {
  const desk = await services();
  const secret = desk.env.feedSecret;
  if (secret === undefined || !sameSecret(params['token'] ?? '', secret))
    return new Response('Not found', { status: 404, headers: PRIVATE });
  return new Response(await desk.feed(), {
    headers: { ...PRIVATE, 'Content-Type': 'text/calendar; charset=utf-8' },
  });
};

const PRIVATE = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};
