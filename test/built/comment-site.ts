import { expect } from 'vitest';
import { ask, type Answer } from '../server/ask.ts';
import { GOOD_WORDS } from '../support/bad-words.ts';
import { find } from '../support/elements.ts';
import { trade } from '../support/practice-env.ts';
import { shownBefore } from '../support/shown.ts';
import { siteUrl } from '../support/site.ts';
import { runSite } from './site.ts';

type Fields = Record<string, string>;
/** A post that can be answered. */
export const POST = 'first-post';

export const COMMENTS_SECRET = 'a-secret-that-a-clone-knows';

/** The built site, and what a reader does there who writes a comment. */
export async function commentSite(expected?: RegExp) {
  const site = await runSite({ COMMENTS_SECRET }, expected);
  let visitors = 0;
  const send = (path: string, body: string, headers: Fields = {}) => {
    const from = `10.8.${visitors >> 8}.${visitors++ & 255}`;
    const type = 'application/x-www-form-urlencoded';
    const own = { origin: siteUrl, 'x-forwarded-for': from, 'content-type': type };
    return ask(site.url + path, { method: 'POST', headers: { ...own, ...headers } }, body);
  };
  const post = (path: string, fields: Fields, headers?: Fields) =>
    send(path, String(new URLSearchParams(fields)), headers);
  const preview = (fields: Fields = {}) =>
    post('/comments/preview/', { ...GOOD_WORDS, post: POST, ...fields });
  return {
    ...site,
    ...{ send, post, preview },
    /** Presses the button of a preview, a minute after it was shown. */
    press: (page: Answer, change: Fields = {}, headers?: Fields) => {
      const shown = shownBefore(Math.floor(Date.now() / 1000), trade, 60, 'comments');
      return post('/comments/', { ...fieldsOf(page), shown, ...change }, headers);
    },
    get: (path: string) => ask(site.url, { path }),
    comments: () => Number(site.count('SELECT count(*) FROM comment')),
  };
}

export type CommentSite = Awaited<ReturnType<typeof commentSite>>;

/** What the button of a preview sends. */
export function fieldsOf({ body }: Answer): Fields {
  const [, form = ''] = /<form [^>]*action="\/comments\/"[^>]*>(.*?)<\/form>/s.exec(body) ?? [];
  const inputs = find(form, (name) => name === 'input');
  return Object.fromEntries(
    inputs.map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']),
  );
}

/** What stands in the fields of the form. */
export function typedOn({ body }: Answer): Fields {
  const [, form = ''] =
    /<form [^>]*action="\/comments\/preview\/"[^>]*>(.*?)<\/form>/s.exec(body) ?? [];
  const fields = find(form, (name, { name: field }) => field !== undefined && name !== 'button');
  return Object.fromEntries(
    fields.map(({ name, attributes, text }) => [
      attributes['name'],
      name === 'textarea' ? text : (attributes['value'] ?? ''),
    ]),
  );
}

/** The words of the comments on a page, on one line. */
export function saidOn({ body }: Answer): string {
  return find(body.replaceAll(/<br>|<\/p>/g, '\n$&'), (_, { class: looks }) => looks === 'said')
    .map(({ text }) => text)
    .join(' ');
}

/** Nothing on the page acts, but for what the site has put there. */
export function expectHarmless({ body, headers }: Answer) {
  const acting = find(
    body,
    (name, attributes) =>
      /^(iframe|object|embed|base|svg:script|math)$/.test(name) ||
      Object.keys(attributes).some((key) => /^on/i.test(key)) ||
      /^\s*(javascript|data|vbscript):/i.test(attributes['href'] ?? attributes['src'] ?? ''),
  );
  expect(acting).toEqual([]);
  const scripts = find(body, (name) => name === 'script').map(({ text }) => text);
  expect(scripts.join()).not.toContain('alert(');
  expect(find(body, (name, { src }) => name === 'img' && src === 'x')).toEqual([]);
  expect(JSON.stringify(headers)).not.toMatch(/alert|bcc/i);
}

/** What stays the same on the way through HTTP and HTML. */
export function visible(text: string): string {
  const kept = text.replaceAll(/[\0\p{Cs}\uFFFD]/gu, '').replaceAll(/\p{Cc}/gu, ' ');
  return kept.replaceAll(/\s+/g, ' ').trim();
}
