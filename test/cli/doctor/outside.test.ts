import { describe, expect, it } from 'vitest';
import { expectedOf, lookFromOutside } from '../../../src/cli/doctor/outside.ts';
import { securityHeaders } from '../../../src/http-policy.ts';

const SITE = new URL('https://desk.example');
const headers = securityHeaders(SITE);
const page = (text: string, status = 200) => new Response(text, { status, headers });

const HEALTHY: Record<string, () => Response> = {
  '/': () => page('<h1>Home</h1>'),
  '/archive/': () => page('<h1>Archive</h1>'),
  '/rss.xml': () => page('<?xml version="1.0"?><rss><channel><item></item></channel></rss>'),
  '/sitemap-index.xml': () => page('<sitemapindex><sitemap></sitemap></sitemapindex>'),
  '/coaching/': () => page('<button name="start" value="2026-11-30T23:00:00.000Z">'),
  '/contact/': () => page('<form method="post" action="/contact/">'),
  '/there-is-no-such-page/': () => page('<h1>Not here</h1>', 404),
  '/api/stripe/webhook': () => page('Not an event', 400),
};

const WEAK = { 'X-Frame-Options': 'ALLOWALL', 'Strict-Transport-Security': 'max-age=0' };

function hang(): never {
  throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
}

function withHeaders({ status, body }: Response, changed: Record<string, string>) {
  return new Response(body, { status, headers: { ...headers, ...changed } });
}

async function faults(
  planted: Record<string, () => Response>,
  expected = { coaching: true, posts: true, contactForm: true },
) {
  const answers = { ...HEALTHY, ...planted };
  const asked: string[] = [];
  const fetch = (async (address: URL, { method = 'GET' } = {} as RequestInit) => {
    asked.push(`${method} ${address.pathname}`);
    return answers[address.pathname]!();
  }) as typeof globalThis.fetch;
  const found = await lookFromOutside(SITE, expected, { fetch });
  return { asked, says: found.flatMap(({ ok, says }) => (ok ? [] : [says])) };
}

describe('the doctor from outside', () => {
  it('finds a healthy site well, and books nothing', async () => {
    const { says, asked } = await faults({});
    expect(says).toEqual([]);
    expect(asked.filter((request) => !request.startsWith('GET'))).toEqual([
      'POST /api/stripe/webhook',
    ]);
  });

  it.each([
    ['that are all taken', '<p id="no-hours">'],
    ['to pick from', '<button name="start" value="2026-11-30T23:00:00.000Z">'],
  ])('finds a coaching page well with hours %s', async (_, text) => {
    expect((await faults({ '/coaching/': () => page(text) })).says).toEqual([]);
  });

  const less = {
    '/archive/': () => page('<h1>Not here</h1>', 404),
    '/rss.xml': () => page('<rss><channel></channel></rss>'),
    '/coaching/': () => page('<h1>Not here</h1>', 404),
    '/contact/': () => page('<h1>Not here</h1>', 404),
    '/api/stripe/webhook': () => page('<h1>Not here</h1>', 404),
  };

  it('finds a site without coaching, posts and contact form well, and asks it for no webhook', async () => {
    const none = { coaching: false, posts: false, contactForm: false };
    const { says, asked } = await faults(less, none);
    expect(says).toEqual([]);
    expect(asked.every((request) => request.startsWith('GET'))).toBe(true);
  });

  it('names a coaching page that should not be there', async () => {
    const { says } = await faults({}, { coaching: false, posts: true, contactForm: true });
    expect(says).toEqual([
      'What would be the coaching page (/coaching/) answers with 200, not 404',
    ]);
  });

  it.each([
    [{ coaching: true, posts: true, contactForm: true }, 'test/content'],
    [{ coaching: false, posts: false, contactForm: false }, 'test/sites/least'],
    [{ coaching: true, posts: true, contactForm: false }, 'no/such/folder'],
  ])('expects %j of the texts in %s', (expected, contentDir) => {
    expect(expectedOf(contentDir)).toEqual(expected);
  });

  const coaching = 'The coaching page with its hours (/coaching/)';
  it.each<[what: string, path: string, answer: () => Response, says: string]>([
    [
      'a page that was not deployed',
      '/archive/',
      () => page('', 404),
      'The archive (/archive/) answers with 404, not 200',
    ],
    [
      'an empty feed',
      '/rss.xml',
      () => page('<rss></rss>'),
      'The feed (/rss.xml) does not show what it should',
    ],
    ['hours that fail', '/coaching/', () => page('', 500), `${coaching} answers with 500, not 200`],
    [
      'a contact form that is a page of the old build',
      '/contact/',
      () => page('<h1>Write to me</h1>'),
      'The contact form (/contact/) does not show what it should',
    ],
    [
      'a redirect to another host',
      '/',
      () => withHeaders(page('', 301), { location: 'https://www.desk.example/' }),
      'The home page (/) leads to https://www.desk.example/',
    ],
    [
      'headers that a proxy removed',
      '/',
      () => new Response('<h1>Home</h1>', { headers: { 'X-Content-Type-Options': 'nosniff' } }),
      'These headers of / are missing, or not what they should be: Referrer-Policy; Permissions-Policy; Cross-Origin-Opener-Policy; X-Frame-Options; Content-Security-Policy; Strict-Transport-Security',
    ],
    [
      'headers of pages on demand that a proxy weakens',
      '/coaching/',
      () => withHeaders(HEALTHY['/coaching/']!(), WEAK),
      'These headers of /coaching/ are missing, or not what they should be: X-Frame-Options: ALLOWALL; Strict-Transport-Security: max-age=0',
    ],
    [
      'hours that wait for a calendar',
      '/coaching/',
      () => page('<p id="no-calendar">'),
      `${coaching} offers none: a calendar of BUSY_CALENDARS can’t be read`,
    ],
    ['a page that hangs', '/coaching/', hang, `${coaching} does not answer`],
    ['a webhook that hangs', '/api/stripe/webhook', hang, 'The webhook does not answer'],
    [
      'a webhook that redirects',
      '/api/stripe/webhook',
      () => withHeaders(page('', 308), { location: '/api/stripe/webhook/' }),
      'The webhook redirects to /api/stripe/webhook/, and Stripe follows no redirect',
    ],
    [
      'pages for what is not there',
      '/there-is-no-such-page/',
      () => page('<h1>Home</h1>'),
      'A page that is not there (/there-is-no-such-page/) answers with 200, not 404',
    ],
  ])('names %s', async (_, path, answer, expected) => {
    expect((await faults({ [path]: answer })).says).toEqual([expected]);
  });

  it('names each page of a host that sends everybody to another address', async () => {
    const www = (path: string) => ({ location: `https://www.desk.example${path}` });
    const moved = Object.keys(HEALTHY).map((path) => [
      path,
      () => withHeaders(page('', 301), www(path)),
    ]);
    const { says } = await faults(Object.fromEntries(moved));
    expect(says).toHaveLength(Object.keys(HEALTHY).length);
    for (const line of says) expect(line).toMatch(/ (leads|redirects) to https:\/\/www\./);
  });

  it.each<[cause: object | undefined, says: string]>([
    [{ code: 'ECONNREFUSED' }, 'Nothing answers at https://desk.example (ECONNREFUSED)'],
    [undefined, 'Nothing answers at https://desk.example (no reason given)'],
    ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].map(
      (code): [object, string] => [
        { code },
        `The certificate of https://desk.example does not hold (${code})`,
      ],
    ),
    [
      { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      'The certificate of https://desk.example does not hold (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    ],
  ])('names a site that does not answer because of %j', async (cause, says) => {
    const down = () => {
      throw new TypeError('fetch failed', { cause });
    };
    expect((await faults({ '/': down })).says).toEqual([says]);
  });
});
