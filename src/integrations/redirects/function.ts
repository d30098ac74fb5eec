import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedirector } from '../../domain/blog/redirect/redirector.ts';
import { movedHeaders } from '../../http-policy.ts';

const beside = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const redirect = createRedirector(JSON.parse(beside('redirects.json')));
const notFound = beside('404.html');

/** The function that Vercel asks for an address that is not there, when there are more redirects than it takes. */
export default {
  fetch({ url }: Request): Response {
    const { pathname, search } = new URL(url);
    const to = redirect(pathname + search);
    return to === undefined
      ? new Response(notFound, {
          status: 404,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
        })
      : new Response(null, { status: 301, headers: movedHeaders(to) });
  },
};
