import { faultOfAddress } from '../../domain/address-fault.ts';
import { pathKey, redirectKey } from '../../domain/blog/redirect/redirector.ts';
import { shortenerOf, tagLink } from '../../domain/paid/link.ts';
import { type FoundId, withoutOwnId } from '../../domain/paid/own-ids.ts';
import type { Program } from '../../domain/paid/program.ts';
import type { Answers } from './answers.ts';
import type { ImportedText } from './imported.ts';
import { shown } from './shown.ts';

/** Where a text of the old blog is now. */
export type Place = { path: string; visibleFrom: Date | undefined; ids: ReadonlySet<string> };

/** What answers links of the old blog. */
export type Destinations = {
  /** The old blog's address. */
  address: URL;
  /** Texts by the keys of their old addresses. */
  places: ReadonlyMap<string, Place>;
  /** The site's own pages by old addresses; a page that stands for all below, by `/*`. */
  lists: (path: string) => string | undefined;
  /** Old addresses that led elsewhere, by their keys. */
  shortcuts: ReadonlyMap<string, string>;
  /** Where short links lead, as far as anybody asked. */
  hops: ReadonlyMap<string, string>;
  programs: readonly Program[];
  own: readonly FoundId[];
};

/** What to look at, and words near which it stands. */
export type Note = (words: string, near: string) => void;

/**
 * Where a link of a text leads now; undefined when nowhere, and its words stay.
 * @param visibleFrom when readers see the text, from now on; undefined for a draft, which may lead to drafts
 * @param known its `through` is told of each shortcut that a link took
 */
export function createLinks(
  text: ImportedText,
  visibleFrom: Date | undefined,
  known: Destinations & { through(path: string): void },
  note: Note,
): Answers['link'] {
  const base = URL.parse(text.addresses[0] ?? '/', known.address) ?? known.address;
  const away = (href: string, near: string) => {
    const { href: plain, foreign } = withoutOwnId(href, known.programs, known.own);
    if (foreign) note(`${href} carries somebody else’s id, which stays`, near);
    return clean(plain);
  };
  const elsewhere = (href: string, near: string) => {
    const url = URL.parse(href);
    if (!url || !isShort(url, known.programs)) return away(href, near);
    const hop = known.hops.get(url.href);
    if (hop !== undefined) return away(hop, near);
    note(
      `the short link ${href} was left out, because nobody sees where it leads; its words stay`,
      near,
    );
    return undefined;
  };

  const leftOut = (href: string, near: string) => {
    note(`the link “${shown(href)}” was left out; its words stay`, near);
    return undefined;
  };
  const link = (href: string, near: string) => {
    if (href === '') return undefined;
    if (href.startsWith('#')) return within(href, text.ids, (words) => note(words, near));
    // Browsers take the space in a number or in a subject.
    if (/^tel:./i.test(href)) return href.replaceAll(/\s+/g, '');
    if (/^mailto:./i.test(href)) return href.replaceAll(/\s/g, '%20');
    const url = URL.parse(href, base);
    if (!url || !/^https?:$/.test(url.protocol)) return leftOut(href, near);
    if (bare(url) !== bare(known.address)) {
      if (faultOfAddress(url.href)) return leftOut(href, near);
      const isWhole = /^https?:/i.test(href) && !faultOfAddress(href);
      return elsewhere(isWhole ? href : url.href, near);
    }
    return atHome(url, visibleFrom, known, {
      elsewhere: (to) => elsewhere(to, near),
      through: known.through,
      note: (words) => note(words, near),
    });
  };
  return (href, near, isSold = false) => {
    const to = link(href, near);
    if (isSold && to && /^https?:/i.test(to) && !tagLink(to, known.programs).paid)
      note(`${to} was marked as paid; the site marks what stands in programs.yaml`, near);
    return to;
  };
}

type Telling = {
  elsewhere(href: string): string | undefined;
  through(path: string): void;
  note(words: string): void;
};

function atHome(
  url: URL,
  visibleFrom: Date | undefined,
  { places, lists, shortcuts, address }: Destinations,
  { elsewhere, through, note }: Telling,
): string | undefined {
  const path = url.pathname + url.search;
  const target = shortcuts.get(redirectKey(url.pathname));
  if (target !== undefined) {
    through(url.pathname);
    return elsewhere(target);
  }
  const place = [path, url.pathname, url.pathname.replace(part, '/')]
    .map((each) => places.get(redirectKey(each)))
    .find((found) => found !== undefined);
  if (place) {
    const isReady = !visibleFrom || (place.visibleFrom && place.visibleFrom <= visibleFrom);
    if (!isReady) {
      note(
        `the link to ${place.path} was left out, because readers cannot see that yet; its words stay`,
      );
      return undefined;
    }
    const anchor = url.hash.slice(1);
    return place.path + (place.ids.has(anchor) ? url.hash : '');
  }
  if (pathKey(url.pathname) === pathKey(address.pathname) && url.search === '') return '/';
  const list = lists(path);
  if (list !== undefined) return list;
  if (!/\.(jpe?g|png|gif|webp|avif|svg)$/i.test(url.pathname))
    note(`the link to ${path} was left out, because that did not come along; its words stay`);
  return undefined;
}

/** Behind the address of a text: its feed, a page of its comments, one of its own pages, itself for phones. */
const part = /\/(?:feed|amp|embed|trackback|comment-page-\d+|\d{1,2})\/?$/;

function within(href: string, ids: ReadonlySet<string>, note: (words: string) => void) {
  if (ids.has(href.slice(1))) return href;
  note(`the link to ${shown(href)} was left out, because nothing has that name; its words stay`);
  return undefined;
}

const shorteners =
  /^(amzn\.to|a\.co|amzn\.com|bit\.ly|goo\.gl|t\.co|tinyurl\.com|ow\.ly|buff\.ly|rstyle\.me|shrsl\.com|liketk\.it|fave\.co|geni\.us|is\.gd)$/;

/** Whether an address hides where it leads. */
export function isShort(url: URL, programs: readonly Program[]): boolean {
  return shorteners.test(bare(url)) || shortenerOf(url.href, programs) !== undefined;
}

function bare({ hostname }: URL): string {
  return hostname.toLowerCase().replace(/^www\./, '');
}

/** As it was written, unless Markdown would stumble. */
function clean(href: string): string {
  return /[\s<>\\"`{}|^]|[^\x20-\x7e]/.test(href) ? new URL(href).href : href;
}
