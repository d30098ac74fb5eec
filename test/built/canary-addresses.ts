import { globSync, readFileSync } from 'node:fs';
import { targetOf } from '../house/circles.ts';
import { importsOf } from '../house/source.ts';
import { siteUrl } from '../support/site.ts';
import { type Answer, ask } from '../server/ask.ts';
import { BREAK, type Way } from './break-components.ts';
import { reader } from './canary.ts';
import type { Secrets } from './canary-secrets.ts';

export type Asked = Answer & { method: string; path: string };

type Broken = Asked & { component: string; way: Way };

/** Where readers come from; each request from an address of its own, so that none is one too many. */
export const network = '203.0.';

const METHODS = 'GET HEAD POST PUT PATCH DELETE OPTIONS TRACE PROPFIND QUERY'.split(' ');

/** Other ways to write an address, and what strangers put behind one. */
const OTHERWISE: ((path: string) => string)[] = [
  (path) => `${path}${path.includes('?') ? '&' : '?'}fbclid=1&email=${reader.email}`,
  (path) => path.replace(/[^/?]+(?=\/?(\?|$))/, encoded),
  (path) => path.replace(/[^/?]+(?=\/?(\?|$))/, (last) => encoded(last).replaceAll('%', '%25')),
  (path) => path.replace(/(?=\?|$)/, '%'),
  (path) => path.replace(/(?=\?|$)/, '%ff%00'),
  (path) => path.replace(/\/?(?=\?|$)/, '.br'),
  (path) => path.replace(/\/?(?=\?|$)/, '//'),
  (path) => path.replace(/\/?(?=\?|$)/, '/../x'),
  (path) => `/${path}`,
  (path) => path.replaceAll('/', '\\').replace('\\', '/'),
  (path) => path.toUpperCase(),
  (path) => `http://elsewhere.example${path}`,
  (path) => `//elsewhere.example:x${path}`,
];

let visitors = 0;

/** Every page that is made on demand, as its file is called in src/pages. */
export function pagesOnDemand(): string[] {
  const isOnDemand = (file: string) =>
    /^export const prerender = false;/m.test(readFileSync(`src/pages/${file}`, 'utf8'));
  return globSync('**/*.{ts,astro}', { cwd: 'src/pages' }).filter(isOnDemand).toSorted();
}

/** Where each of them answers, with all that is secret in its addresses. */
export function privateAddresses(secrets: Secrets) {
  const { tokens, owner, feed, session, hold, waiting, moderation, answers } = secrets;
  return {
    '_contact.astro': [`/contact/?email=${reader.email}`],
    'api/bookings.ts': [`/api/bookings?visit=${hold}`],
    'api/bookings/release.ts': [`/api/bookings/release?visit=${hold}`],
    'api/comments.ts': [`/api/comments?secret=${feed}`],
    'api/health.ts': [`/api/health?${tokens[0]}`],
    'api/stripe/webhook.ts': [`/api/stripe/webhook?${session}`],
    'api/sweep.ts': [`/api/sweep?secret=${feed}`],
    'calls/[token].ics.ts': [`/calls/${feed}.ics`],
    'calls/[token]/index.astro': [`/calls/${owner}/`],
    'calls/[token]/payments.csv.ts': [`/calls/${owner}/payments.csv`],
    'coaching/confirmed.astro': [`/coaching/confirmed/?session_id=${session}`],
    'coaching/index.astro': [`/coaching/?reason=released&near=${hold}&email=${reader.email}`],
    'coaching/link.astro': [`/coaching/link/?email=${reader.email}`],
    'coaching/manage/[token].astro': tokens.map((token) => `/coaching/manage/${token}/`),
    'coaching/manage/[token].ics.ts': tokens.map((token) => `/coaching/manage/${token}.ics`),
    'coaching/sorry.astro': [`/coaching/sorry/?why=${reader.email}`],
    'comments/answers/[token].astro': [`/comments/answers/${answers}/`],
    'comments/index.astro': [`/comments/?key=${hold}`],
    'comments/moderate/[token].astro': [`/comments/moderate/${moderation}/`],
    'comments/preview.astro': [reader.email, 'first-post'].map(
      (post) => `/comments/preview/?post=${post}`,
    ),
    'comments/waiting/[token].astro': [`/comments/waiting/${waiting}/`],
    'resend.astro': [`/resend/?email=${reader.email}`],
  };
}

/** Asks for all of them, by every method and written in every way; all that is secret goes with each request. */
export async function askForAll(url: string, secrets: Secrets): Promise<Asked[]> {
  const paths = Object.values(privateAddresses(secrets)).flat();
  const requests = paths.flatMap((path) => [
    ...METHODS.map((method) => ({ method, path })),
    ...OTHERWISE.map((write) => ({ method: 'GET', path: write(path) })),
  ]);
  return inTurn(requests, (request) => send(url, secrets, request));
}

/** Breaks each component that these pages are made of in each way, on the first page where it can. */
export async function breakAll(url: string, secrets: Secrets) {
  const pages = Object.entries(privateAddresses(secrets))
    .filter(([file]) => file.endsWith('.astro'))
    .map(([file, paths]) => ({ components: componentsOf(`src/pages/${file}`), paths }));
  const all = new Set(pages.flatMap(({ components }) => [...components]));
  const answers = await inTurn([...all], async (component) => {
    const paths = pages.flatMap((page) => (page.components.has(component) ? page.paths : []));
    const tried: Broken[] = [];
    for (const path of paths) {
      tried.push(await breakOne(path, component, 'at-once'));
      if (tried.at(-1)?.status !== 500) continue;
      for (const way of ['later', 'aside'] as const)
        tried.push(await breakOne(path, component, way));
      break;
    }
    return tried;
  });
  return answers.flat();

  async function breakOne(path: string, component: string, way: Way): Promise<Broken> {
    const answer = await send(
      url,
      secrets,
      { method: 'GET', path },
      { [BREAK]: `${way} ${component}` },
    );
    return { ...answer, component, way };
  }
}

/** The Astro files that one is made of, itself among them. */
function componentsOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !file.endsWith('.astro')) return found;
  found.add(file);
  for (const specifier of importsOf(file, readFileSync(file, 'utf8')))
    componentsOf(targetOf(file, specifier), found);
  return found;
}

async function send(
  url: string,
  { tokens, sweep, session, hold }: Secrets,
  request: { method: string; path: string },
  more: Record<string, string> = {},
): Promise<Asked> {
  const headers = {
    origin: siteUrl,
    referer: `${siteUrl}/coaching/manage/${tokens[0]}/`,
    cookie: `hold=${hold}`,
    authorization: `Bearer ${sweep}`,
    'user-agent': reader.email,
    'x-forwarded-for': `${network}${(visitors >> 8) & 255}.${visitors++ & 255}`,
    'stripe-signature': `t=1,v1=${hold}`,
    'content-type': 'application/x-www-form-urlencoded',
    ...more,
  };
  const form = { ...reader, visit: hold, session_id: session, action: reader.email };
  const body = /^P(OST|UT|ATCH)$/.test(request.method)
    ? String(new URLSearchParams(form))
    : undefined;
  return { ...request, ...(await ask(url, { ...request, headers }, body)) };
}

/** A few at once, so that none waits for the others' work outside this machine. */
async function inTurn<T, R>(all: T[], act: (it: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = all.values();
  const work = async () => {
    for (const it of rest) results.push(await act(it));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return results;
}

function encoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
}
