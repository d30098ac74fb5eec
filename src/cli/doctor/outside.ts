import { securityHeaders } from '../../http-policy.ts';
import { type Finding, fault, well } from './finding.ts';
import { refusalOf } from './webhook.ts';

type Page = [path: string, what: string, expected: number, shows: RegExp];

const PAGES: readonly Page[] = [
  ['/', 'The home page', 200, /<h1/],
  ['/archive/', 'The archive', 200, /<h1/],
  ['/rss.xml', 'The feed', 200, /<rss[\s\S]*<item>/],
  ['/sitemap-index.xml', 'The sitemap', 200, /<sitemap>/],
  [
    '/coaching/',
    'The coaching page with its hours',
    200,
    /name="start"|Every hour of the next weeks/,
  ],
  ['/there-is-no-such-page/', 'A page that is not there', 404, /<h1/],
];

/** What a stranger sees of a deployed site: nothing is booked, nothing is changed. */
export async function lookFromOutside(
  site: URL,
  world: { fetch: typeof fetch },
): Promise<Finding[]> {
  const get = (path: string, init: RequestInit = {}) =>
    world.fetch(new URL(path, site), {
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      ...init,
    });
  try {
    const home = await get('/');
    return [
      ...(await Promise.all(PAGES.map((page) => lookAt(page, get)))),
      ...headersOf(site, home.headers),
      await webhook(site, get),
    ];
  } catch (cause) {
    return [unreached(site, cause)];
  }
}

function unreached({ origin }: URL, fetching: unknown): Finding {
  const { code } = ((fetching as Error).cause ?? {}) as { code?: string };
  return code !== undefined && /CERT|ALTNAME|VERIFY/.test(code)
    ? fault(
        `The certificate of ${origin} does not hold (${code})`,
        'Renew it for this very name, and let the proxy send the whole chain.',
      )
    : fault(
        `Nothing answers at ${origin} (${code ?? 'no reason given'})`,
        'Is the address right, and is the site running?',
      );
}

async function lookAt([path, what, expected, shows]: Page, get: Get): Promise<Finding> {
  const answer = await get(path);
  // An answer that nobody reads keeps the command from ending.
  const text = await answer.text();
  const place = `${what} (${path})`;
  if (answer.status >= 300 && answer.status < 400)
    return fault(
      `${place} leads to ${answer.headers.get('location')}`,
      'Ask the doctor about that address, and let SITE_URL be it.',
    );
  if (answer.status !== expected)
    return fault(
      `${place} answers with ${answer.status}, not ${expected}`,
      answer.status >= 500
        ? 'Look at the site’s log: a variable of the environment may be missing.'
        : 'Was the whole build deployed?',
    );
  return shows.test(text)
    ? well(`${place} is there`)
    : fault(`${place} does not show what it should`, 'Was the whole build deployed?');
}

function headersOf(site: URL, headers: Headers): Finding[] {
  const missing = Object.keys(securityHeaders(site)).filter((name) => !headers.has(name));
  return [
    missing.length === 0
      ? well('The security headers are there')
      : fault(
          `These headers are missing: ${missing.join(', ')}`,
          'The proxy or host removes them, or serves the files by itself: let it pass them on.',
        ),
  ];
}

async function webhook(site: URL, get: Get): Promise<Finding> {
  const address = new URL('/api/stripe/webhook', site);
  const headers = { 'content-type': 'application/json' };
  const answer = await get(address.pathname, { method: 'POST', headers, body: '{}' });
  return answer.status === 400
    ? well(`The webhook at ${address} is there`)
    : refusalOf(address, answer);
}

type Get = (path: string, init?: RequestInit) => Promise<Response>;
