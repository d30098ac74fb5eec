import type { MiddlewareHandler } from 'astro';
import { isKnownMethod, KNOWN_METHODS } from './http-policy.ts';
import { logFault } from './log.ts';

/**
 * Astro would write the words of a fault and the address, which may hold a reader's link, into the log; also of
 * one that happens while a page is sent. So pages are finished before they are sent.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { isPrerendered, routePattern, request } = context;
  if (isPrerendered) return next();
  if (!isKnownMethod(request.method))
    return new Response(null, { status: 405, headers: { Allow: KNOWN_METHODS.join(', ') } });
  try {
    const response = await next();
    return response.body ? new Response(await response.arrayBuffer(), response) : response;
  } catch (fault) {
    logFault('page.failed', fault, { route: routePattern });
    return new Response(null, { status: 500, headers: { 'Cache-Control': 'no-store' } });
  }
};
