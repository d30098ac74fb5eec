import type { APIRoute } from 'astro';

/** What one person alone may read: nobody keeps it, and no page that it leads to learns its address. */
const PRIVATE = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

export function privateFile(text: string, headers: Record<string, string>): Response {
  return new Response(text, { headers: { ...PRIVATE, ...headers } });
}

/** For who does not know its address. */
export function noPrivateFile(): Response {
  return new Response('Not found', { status: 404, headers: PRIVATE });
}

/** The methods of an address where something is read, and nothing done. */
export function onlyRead(GET: APIRoute) {
  // Astro would write an address into the log that is asked in any other way, and take ALL for HEAD.
  const headers = { ...PRIVATE, Allow: 'GET, HEAD' };
  return { GET, HEAD: GET, ALL: () => new Response(null, { status: 405, headers }) };
}
