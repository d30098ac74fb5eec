/** The largest request body the site reads, in bytes. */
export const largestBody = 1_048_576;

/** What readers, machines and Stripe ask by. Others are answered before anybody looks at the address. */
export const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'] as const;

export function isKnownMethod(method: string | undefined): boolean {
  return KNOWN_METHODS.some((known) => known === method);
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

/** What says for good that something is elsewhere now. An hour later a mistake in it is forgotten. */
export function movedHeaders(location: string): Record<string, string> {
  return { Location: location, 'Cache-Control': 'public, max-age=3600' };
}
