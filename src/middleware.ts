import type { MiddlewareHandler } from 'astro';
import { logFault } from './log.ts';

/** Astro would write the words of a fault and the address, which may hold a reader's link, into the log. */
export const onRequest: MiddlewareHandler = async ({ isPrerendered, routePattern }, next) => {
  if (isPrerendered) return next();
  try {
    return await next();
  } catch (fault) {
    logFault('page.failed', fault, { route: routePattern });
    return new Response(null, { status: 500, headers: { 'Cache-Control': 'no-store' } });
  }
};
