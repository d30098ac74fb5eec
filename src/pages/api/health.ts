import type { APIRoute } from 'astro';
import { logFault } from '../../log.ts';
import { wiredServices } from '../../services.ts';

export const prerender = false;

/** For monitors: 200 while pages are well, and database and mails where there are any; else 503, and not a word more. */
export const GET: APIRoute = async () =>
  new Response(null, {
    status: (await isWell()) ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });

async function isWell(): Promise<boolean> {
  try {
    const { infrastructure } = await wiredServices();
    return infrastructure === undefined || (await infrastructure.isWell());
  } catch (fault) {
    logFault('health.failed', fault);
    return false;
  }
}
