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

/** For any other method than GET: Astro would write the address into the log. */
export function onlyRead(): Response {
  return new Response(null, { status: 405, headers: { ...PRIVATE, Allow: 'GET, HEAD' } });
}
