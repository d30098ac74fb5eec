import { ada, pay } from '../built/site.ts';
import { ask } from '../server/ask.ts';
import { siteUrl } from '../support/site.ts';
import { find } from '../support/elements.ts';
import { shownBefore } from '../support/shown.ts';
import type { Site } from './site.ts';

/** What the site answered to the form: a payment page, or why there is none. */
export type Answer = { hold?: Hold; told: string };
/** `key` is what the reader's cookie holds. */
export type Hold = { id: string; key: string; session: string; page: string; start: string };

const DAY = 86_400;
let visitors = 0;

/** The hours on offer from the third day on, which no clock of ours reaches. */
export async function hoursOf({ url, now }: Site): Promise<string[]> {
  const page = await (await fetch(`${url}/coaching/`)).text();
  const starts = [...page.matchAll(/name="start" value="([^"]+)"/g)].map(([, at = '']) => at);
  return starts.filter((start) => Date.parse(start) / 1000 > now() + 2 * DAY);
}

/** Sends the form of an hour, as a reader with an address of her own who has looked at it for a minute. */
export async function reserve(site: Site, start: string): Promise<Answer> {
  const shown = shownBefore(site.now());
  const fields = { start, offer: 'hour', zone: 'Europe/Berlin', shown };
  const { status, headers, body } = await post(site, '/api/bookings', fields);
  const { location = '' } = headers;
  const session = /\/c\/pay\/(cs_\w+)/.exec(location)?.[1];
  const key = /hold=(\w+)/.exec(String(headers['set-cookie']))?.[1];
  const [row] = session ? site.query(`SELECT id FROM booking WHERE session_id = '${session}'`) : [];
  // A page of no row is a fault that the verdicts look for.
  const id = String(row?.['id'] ?? session);
  if (session && key) return { hold: { id, key, session, page: location, start }, told: 'page' };
  return { told: reasonIn(location) ?? wordsOf(status, body) };
}

/** Releases the hold; the reason that the reader is led back with. */
export async function release(site: Site, { key }: Hold): Promise<string> {
  const { status, headers, body } = await post(site, '/api/bookings/release', {}, `hold=${key}`);
  return reasonIn(headers.location ?? '') ?? wordsOf(status, body);
}

/** Pays on Stripe's page. Whether the site hears of it is another matter. */
export async function payFor({ page }: Hold) {
  const { pathname } = await pay(page, ada);
  if (pathname !== '/coaching/confirmed/') throw new Error(`Stripe led to ${pathname}`);
}

/** The heading of the page that Stripe leads back to. */
export async function look({ url }: Site, { session }: Hold): Promise<string> {
  const answer = await fetch(`${url}/coaching/confirmed/?session_id=${session}`, {
    headers: { 'x-forwarded-for': nextVisitor() },
  });
  return wordsOf(answer.status, await answer.text());
}

/** What an hour that is paid for is called on that page. */
export const CONFIRMED = '[call.confirmed] We have a date!';
/** What it says while nobody can tell. */
export const UNSURE = 'One moment, please';
/** What any page says after a fault of ours. */
export const SORRY = '[broken.title] That was my fault';

/** Books and pays as if nothing had ever been; throws what the reader was told instead. */
export async function bookCalmly(site: Site): Promise<Hold> {
  const [start = ''] = await hoursOf(site);
  const { hold, told } = await reserve(site, start);
  if (!hold) throw new Error(`a reader who asked for ${start || 'an hour'} was told “${told}”`);
  await payFor(hold);
  const heading = await look(site, hold);
  if (heading !== CONFIRMED) throw new Error(`a reader who paid was told “${heading}”`);
  return hold;
}

function post({ url }: Site, path: string, fields: Record<string, string>, cookie = '') {
  const headers = {
    origin: siteUrl,
    'x-forwarded-for': nextVisitor(),
    'content-type': 'application/x-www-form-urlencoded',
    cookie,
  };
  return ask(url + path, { method: 'POST', headers }, String(new URLSearchParams(fields)));
}

/** Each request comes from an address of its own. */
function nextVisitor(): string {
  return `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors++ & 255}`;
}

function reasonIn(location: string) {
  return new URL(location || '/', siteUrl).searchParams.get('reason') ?? undefined;
}

/** The heading of a page: a reader who is told nothing is told “nothing”. */
function wordsOf(status: number | undefined, body: string): string {
  return find(body, (name) => name === 'h1')[0]?.text ?? `nothing, with ${status}`;
}
