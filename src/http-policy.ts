/** The largest request body the site reads, in bytes. */
export const largestBody = 1_048_576;

/** What readers, machines and Stripe ask by. Others are answered before anybody looks at the address. */
export const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'] as const;

export function isKnownMethod(method: string | undefined): boolean {
  return KNOWN_METHODS.some((known) => known === method);
}

/** What others than our own pages ask to do something; each knows its askers by a signature or a secret. */
const FOR_OTHERS = [
  ...['/api/stripe/webhook', '/api/sweep', '/api/comments'],
  // The button of a mail program: RFC 8058.
  '/comments/answers/[token]',
];

/**
 * Whether a request would have something done and comes from no page of this site, which browsers name at
 * everything that is no GET or HEAD (https://fetch.spec.whatwg.org/#origin-header).
 * @param route the pattern of what answers it, such as /coaching/manage/[token]
 */
export function isFromElsewhere(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  route: string,
  site: URL,
): boolean {
  return does(method) && !FOR_OTHERS.includes(route) && headers.get('origin') !== site.origin;
}

/**
 * What is answered when something is broken, such as the database. A program that would have something done is told to
 * come again; for people there is a page, which goes with this status.
 */
export function answerToFault({ method }: Pick<Request, 'method'>, route: string): Response {
  const headers = { 'Cache-Control': 'no-store' };
  if (!does(method) || !FOR_OTHERS.includes(route))
    return new Response(null, { status: 500, headers });
  const words = 'That did not work right now. Please try once more in a minute.';
  return new Response(words, { status: 503, headers: { ...headers, 'Retry-After': '60' } });
}

function does(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** What every answer carries, whoever sends it: the Node host or a function's platform. */
export function securityHeaders(siteUrl: URL): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': "frame-ancestors 'none'",
    ...(siteUrl.protocol === 'https:' && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

/**
 * What an answer that is made on demand carries unless it says something else: it is for one reader, and no other site
 * learns an address that is a secret. With `no-referrer` browsers call the origin of our own forms "null".
 * @param route the pattern of what answers it
 */
export function privateHeaders(route: string): Record<string, string> {
  return {
    'Cache-Control': 'private, no-store',
    ...(route.includes('[token]') && { 'Referrer-Policy': 'same-origin' }),
  };
}

/** What says for good that something is elsewhere now. An hour later a mistake in it is forgotten. */
export function movedHeaders(location: string): Record<string, string> {
  return { Location: location, 'Cache-Control': 'public, max-age=3600' };
}
