import type { MiddlewareHandler } from 'astro';
import { features } from './adapters/content/collections.ts';
import { isOff } from './domain/features.ts';
import { type UnansweredForm, unansweredForm } from './adapters/web/unanswered-form.ts';
import {
  answerToFault,
  isFromElsewhere,
  isKnownMethod,
  KNOWN_METHODS,
  privateHeaders,
} from './http-policy.ts';
import { logFault } from './log.ts';
import { ownPolicy } from './adapters/web/inline-hashes.ts';
import type { Keep } from './adapters/web/kept/kept-hours.ts';

const POLICY = 'Content-Security-Policy';

declare global {
  namespace App {
    interface Locals {
      /** Of a host that keeps what it was sent. */
      keep?: Keep;
      /** What pages/resend.astro shows. */
      unanswered?: UnansweredForm | undefined;
    }
  }
}

/**
 * Nothing is done for a page of another site. What content does not turn on answers as any address with nothing
 * there.
 *
 * Astro would write the words of a fault and the address, which may hold a reader's link, into the log; also of
 * one that happens while a page is sent. So pages are finished before they are sent. What somebody typed into a form
 * is there to be sent once more.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const { isPrerendered, routePattern, request, url } = context;
  if (isPrerendered) return next();
  if (!isKnownMethod(request.method))
    return new Response(null, { status: 405, headers: { Allow: KNOWN_METHODS.join(', ') } });
  if (isFromElsewhere(request, routePattern, url)) return refused();
  try {
    if (isOff(routePattern, await features())) return await nothing();
    const response = await next();
    for (const [name, value] of Object.entries(privateHeaders(routePattern)))
      if (!response.headers.has(name)) response.headers.set(name, value);
    if (!response.body) return response;
    const { keep } = context.locals;
    const body = await response.arrayBuffer();
    const policy = response.headers.get(POLICY);
    const text = () => new TextDecoder().decode(body);
    // Pages of other kinds have other scripts, and their names would take a fifth of what comes at once.
    if (policy !== null) response.headers.set(POLICY, ownPolicy(policy, text()));
    if (keep && response.ok) return await keep(text(), response.headers);
    const finished = new Response(body, response);
    // What is small is not worth to be compressed.
    finished.headers.set('Content-Length', String(body.byteLength));
    return finished;
  } catch (fault) {
    logFault('page.failed', fault, { route: routePattern });
    context.locals.unanswered = await unansweredForm(request, routePattern, url);
    if (context.locals.unanswered) {
      // As a request of its own, because the form has been read.
      return context.rewrite(new Request(new URL('/resend/', url)));
    }
    return answerToFault(request, routePattern);
  }
};

function refused(): Response {
  const words = 'This did not come from a page of this site, so nothing was done.';
  return new Response(words, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}

/** @throws where that would lie to a reader who has booked */
async function nothing(): Promise<Response> {
  // Not before: it brings the database along, and pages that are finished need none.
  await (await import('./services.ts')).wiredServices();
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
}
