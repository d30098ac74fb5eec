import type { APIRoute } from 'astro';
import { logFault } from '../../log.ts';
import { services } from '../../services.ts';

export const prerender = false;

/** For monitors: 200 while pages, database and mails are well, else 503, and not a word more. */
export const GET: APIRoute = async () =>
  new Response(null, {
    status: (await isWell()) ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });

async function isWell(): Promise<boolean> {
  try {
    return await (await services()).isWell();
  } catch (fault) {
    logFault('health.failed', fault);
    return false;
  }
}
