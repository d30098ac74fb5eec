import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { acceptedEncoding, type Encoding, type OpenEnded, openEnded } from './open-ended.ts';
import { aroundVisit } from './visit-fields.ts';
import type { HoursShown } from '../../../domain/booking/hours-shown.ts';

/** What the coaching page is made of. */
export type Hours = {
  booking: { hours: (asked: URLSearchParams) => Promise<HoursShown> };
  /** See src/adapters/database/sql.ts. */
  storeVersion: () => string | undefined;
  /** Unix seconds. */
  now: () => number;
  visitFields: () => string;
};

/** Takes a page that was rendered, and gives back what is sent of it. */
export type Keep = (html: string, headers: Headers) => Promise<Response>;

/** `after` is what follows the fields of a visit, where the page has them. */
type Page = { text: OpenEnded; after: string | undefined; headers: Record<string, string> };

type Asked = { search: string; encoding: Encoding };

/**
 * Answers who holds nothing and asks for the coaching page with what was rendered for others, as long as it would be
 * rendered the same: what it shows is found anew in each second and after each change of what is stored. The pages
 * take at most 16 MB. A database over the network would have to be asked for each answer: then all are rendered.
 */
export function keptHours(open: () => Promise<Hours>) {
  const pages = new LRUCache<string, Page>({
    maxSize: 16_777_216,
    sizeCalculation: ({ text }, key) => text.length + key.length,
  });
  const rendering = new Map<string, Promise<void>>();
  /** What addresses show at this moment. */
  const shown = new LRUCache<string, string>({ max: 1_000 });
  let moment: string | undefined;

  /** All that was found in one moment is true of another by the same name; undefined when nobody can tell. */
  function now({ storeVersion, now }: Hours): string | undefined {
    const version = storeVersion();
    const then = version && `${version} ${now()}`;
    if (then !== moment) shown.clear();
    return (moment = then);
  }

  async function look({ search, encoding }: Asked) {
    const hours = await open();
    const then = now(hours);
    if (then === undefined) return undefined;
    const known = shown.get(search);
    const found = known ?? JSON.stringify(await hours.booking.hours(new URLSearchParams(search)));
    if (moment === then) shown.set(search, found);
    return { hours, then, key: encoding + found };
  }

  return {
    /**
     * Whether it has answered, or has let `render` do that, which gives it the page before that is sent. Who comes
     * meanwhile waits for it.
     */
    async answer(
      req: IncomingMessage,
      res: ServerResponse,
      render: (keep: Keep) => unknown,
    ): Promise<boolean> {
      const asked = askedOf(req);
      // What is wrong then is said by who renders.
      const looked = asked && (await look(asked).catch(() => undefined));
      if (!looked) return false;
      const { hours, then, key } = looked;
      await rendering.get(key);
      const page = pages.get(key);
      if (page) {
        const { 'content-security-policy': policy = '', ...headers } = page.headers;
        const body = whole(page, hours);
        res.appendHeader('Content-Security-Policy', policy);
        res.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body);
        return true;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      rendering.set(key, promise);
      const done = () => {
        if (rendering.get(key) === promise) rendering.delete(key);
        resolve();
      };
      try {
        await render(async (html, headers) => {
          const isOfThen = now(hours) === then;
          const made = await pageOf(html, headers, asked.encoding);
          if (isOfThen) pages.set(key, made);
          done();
          return new Response(new Uint8Array(whole(made, hours)), made);
        });
      } finally {
        done();
      }
      return true;
    },
  };
}

const page = /^\/coaching\/(?:\?|$)/;

/** Undefined of a reader who holds an hour, which their page says, and of who takes no compressed answer. */
function askedOf({ method, url = '', headers }: IncomingMessage): Asked | undefined {
  if (method !== 'GET' || !page.test(url) || headers.cookie?.includes('hold=')) return undefined;
  const search = url.slice(url.indexOf('?') + 1 || url.length);
  const encoding = acceptedEncoding(headers);
  return encoding && { search, encoding };
}

async function pageOf(html: string, headers: Headers, encoding: Encoding): Promise<Page> {
  const [before, after] = aroundVisit(html);
  const text = await openEnded[encoding](before);
  const compressed = { 'content-encoding': encoding, vary: 'Accept-Encoding' };
  return { text, after, headers: { ...Object.fromEntries(headers), ...compressed } };
}

function whole({ text, after }: Page, { visitFields }: Hours): Buffer {
  return text.with(after === undefined ? '\n' : visitFields() + after);
}
