import { existsSync } from 'node:fs';
import { readContent } from '../../adapters/content/files.ts';
import { published } from '../../domain/publication.ts';
import { securityHeaders } from '../../http-policy.ts';
import { type Finding, fault, well } from './finding.ts';
import { refusalOf } from './webhook.ts';

type Page = readonly [path: string, what: string, expected: number, shows: RegExp];

/** What the texts say that a site has. */
type Expected = { coaching: boolean; posts: boolean; contactForm: boolean };

/** What the site should have by the texts that are here; of broken ones others tell. */
export function expectedOf(contentDir: string): Expected {
  const { content } = existsSync(contentDir) ? readContent(contentDir) : {};
  const isOut = (post: { draft: boolean; publishAt: Date }) => published(post, new Date());
  return {
    coaching: content === undefined || content.coaching !== null,
    posts: content === undefined || content.posts.some(isOut),
    contactForm: content?.site.contactForm === true,
  };
}

function pagesOf({ coaching, posts, contactForm }: Expected): Page[] {
  return [
    ['/', 'The home page', 200, /<h1/],
    ...(posts ? [['/archive/', 'The archive', 200, /<h1/] satisfies Page] : []),
    ['/rss.xml', 'The feed', 200, posts ? /<rss[\s\S]*<item>/ : /<rss/],
    ['/sitemap-index.xml', 'The sitemap', 200, /<sitemap>/],
    coaching
      ? ['/coaching/', 'The coaching page with its hours', 200, /name="start"|id="no-hours"/]
      : ['/coaching/', 'What would be the coaching page', 404, /<h1/],
    ...(contactForm
      ? [['/contact/', 'The contact form', 200, /<form[^>]*action="\/contact\/"/] satisfies Page]
      : []),
    ['/there-is-no-such-page/', 'A page that is not there', 404, /<h1/],
  ];
}

/** Finished files come from a host's disk, pages on demand from the site itself. */
const BOTH_KINDS = ['/', '/coaching/'];

/** What a stranger sees of a deployed site: nothing is booked, nothing is changed. */
export async function lookFromOutside(
  site: URL,
  expected: Expected,
  world: { fetch: typeof fetch },
): Promise<Finding[]> {
  const get: Get = async (path, init = {}) => {
    const signal = AbortSignal.timeout(15_000);
    const answer = await world.fetch(new URL(path, site), { redirect: 'manual', signal, ...init });
    const { status, headers } = answer;
    // An answer that nobody reads keeps the command from ending.
    return { status, headers, text: await answer.text() };
  };
  try {
    await get('/');
  } catch (cause) {
    return [unreached(site, cause)];
  }
  const looks = pagesOf(expected).map((page) =>
    lookAt(page, site, get).catch(() => [silent(placeOf(page))]),
  );
  const hook = expected.coaching ? [webhook(site, get).catch(() => silent('The webhook'))] : [];
  return [...(await Promise.all(looks)).flat(), ...(await Promise.all(hook))];
}

function silent(place: string): Finding {
  return fault(`${place} does not answer`, 'See the site’s log: the database may keep it waiting.');
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

async function lookAt(page: Page, site: URL, get: Get): Promise<Finding[]> {
  const [path, , expected, shows] = page;
  const { status, headers, text } = await get(path);
  const place = placeOf(page);
  if (status >= 300 && status < 400)
    return [
      fault(
        `${place} leads to ${headers.get('location')}`,
        'Ask the doctor about that address, and let SITE_URL be it.',
      ),
    ];
  if (status !== expected)
    return [
      fault(
        `${place} answers with ${status}, not ${expected}`,
        status >= 500
          ? 'Look at the site’s log: a variable of the environment may be missing.'
          : 'Was the whole build deployed?',
      ),
    ];
  const guarded = BOTH_KINDS.includes(path) ? [headersOf(path, site, headers)] : [];
  return [contentOf(place, text, shows), ...guarded];
}

function contentOf(place: string, text: string, shows: RegExp): Finding {
  if (shows.test(text)) return well(`${place} is there`);
  return /id="no-calendar"/.test(text)
    ? fault(
        `${place} offers none: a calendar of BUSY_CALENDARS can’t be read`,
        'Ask npm run doctor where the site runs: it says which.',
      )
    : fault(`${place} does not show what it should`, 'Was the whole build deployed?');
}

/** A page adds to its policy, and a host may know better how long https is kept to. */
function headersOf(path: string, site: URL, headers: Headers): Finding {
  const wrong = Object.entries(securityHeaders(site)).flatMap(([name, value]) => {
    const found = headers.get(name) ?? '';
    const isRight =
      name === 'Strict-Transport-Security'
        ? /max-age=[1-9]/.test(found)
        : found.toLowerCase().includes(value.toLowerCase());
    return isRight ? [] : [found ? `${name}: ${found}` : name];
  });
  return wrong.length === 0
    ? well(`The security headers of ${path} are there`)
    : fault(
        `These headers of ${path} are missing, or not what they should be: ${wrong.join('; ')}`,
        'The proxy or host changes them, or serves the files by itself: let it pass them on.',
      );
}

async function webhook(site: URL, get: Get): Promise<Finding> {
  const address = new URL('/api/stripe/webhook', site);
  const headers = { 'content-type': 'application/json' };
  const answer = await get(address.pathname, { method: 'POST', headers, body: '{}' });
  return answer.status === 400
    ? well(`The webhook at ${address} is there`)
    : refusalOf(address, answer);
}

function placeOf([path, what]: Page): string {
  return `${what} (${path})`;
}

type Seen = { status: number; headers: Headers; text: string };
type Get = (path: string, init?: RequestInit) => Promise<Seen>;
