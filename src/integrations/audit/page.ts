import { Parser } from 'htmlparser2';
import type { Program } from '../../domain/paid/program.ts';
import { invisible } from '../../domain/blog/text/invisible.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { ofCard, ofPaidLink, type Finding } from './paid-links.ts';

/** What one reading of a page's HTML tells, as JSON can. */
export type Page = {
  /** What is wrong with its paid links and its cards of books. */
  paid: Finding[];
  /** Characters that nobody sees and that are allowed nowhere. */
  hidden: Finding[];
  /** The words of its disclosures. */
  said: string;
  /** Where its links lead, as written. */
  links: string[];
  /** What it loads or sends forms to, as written, and by which element. */
  loads: { element: string; address: string }[];
  ids: string[];
  /** The ids that more than one of its elements has. */
  sharedIds: string[];
  /** The ids that stand on headings. */
  anchors: string[];
  /** The words of each h1. */
  headlines: string[];
};

/** What is wrong with the paid links of one page, or of one feed item's HTML. */
export function inPage(html: string, programs: readonly Program[], sponsor?: Payer): Finding[] {
  return readPage(html, programs, sponsor).paid;
}

/** @param sponsor who paid for the page, if somebody did */
export function readPage(html: string, programs: readonly Program[], sponsor?: Payer): Page {
  const page: Page = {
    ...{ paid: [], hidden: [], said: '', links: [], loads: [], ids: [] },
    ...{ sharedIds: [], anchors: [], headlines: [] },
  };
  const look = (words: string) => {
    const message = invisible(words);
    if (message) page.hidden.push({ isError: true, link: 'a character that nobody sees', message });
  };
  const open: Around[] = [];
  const ids = new Set<string>();
  const parser = new Parser({
    onopentag(element, attributes) {
      const { id } = attributes;
      for (const name in attributes) look(attributes[name] ?? '');
      if (id && ids.has(id)) page.sharedIds.push(id);
      if (id) ids.add(id);
      if (id && /^h[2-6]$/.test(element)) page.anchors.push(id);
      if (element === 'h1') page.headlines.push('');
      for (const address of loadedBy(element, attributes)) page.loads.push({ element, address });
      const around = open.at(-1) ?? nowhere;
      const inside = within(around, element, attributes, page.said);
      open.push(inside);
      if (inside.links === around.links) return;
      const { href } = inside.links.at(-1)!;
      page.links.push(href);
      for (const { links } of around.cards) links.push(href);
    },
    ontext(text) {
      const { isData, isDisclosure, isHeadline, isTitle, links, cards } = open.at(-1) ?? nowhere;
      if (isData) stringsIn(text).forEach(look);
      else look(text);
      if (isDisclosure) page.said += text;
      if (isHeadline) page.headlines.push((page.headlines.pop() ?? '') + text);
      for (const link of links) link.words += text;
      // A title may hold an amount.
      if (!isTitle) for (const card of cards) card.words += text;
    },
    onclosetag() {
      const { links, cards } = open.pop() ?? nowhere;
      const around = open.at(-1) ?? nowhere;
      const link = links === around.links ? undefined : links.at(-1);
      const card = cards === around.cards ? undefined : cards.at(-1);
      const finding = link && ofPaidLink(link, programs, sponsor);
      if (finding) page.paid.push(finding);
      if (card?.book) page.paid.push(...ofCard(card.book, card));
    },
  });
  parser.end(html);
  return { ...page, ids: [...ids] };
}

/** What the words in an element stand in, and what is gathered there. */
type Around = {
  isComment: boolean;
  isHeadline: boolean;
  isDisclosure: boolean;
  isTitle: boolean;
  isData: boolean;
  links: readonly Parameters<typeof ofPaidLink>[0][];
  cards: readonly (Parameters<typeof ofCard>[1] & { book: string })[];
};

const nowhere: Around = {
  ...{ isComment: false, isHeadline: false, isDisclosure: false, isTitle: false, isData: false },
  ...{ links: [], cards: [] },
};

/** @param said the disclosures above it */
function within(
  around: Around,
  element: string,
  attributes: Record<string, string>,
  said: string,
): Around {
  const { class: names = '', rel, alt = '', 'data-book': book } = attributes;
  const href = attributes['href'] ?? attributes['xlink:href'];
  const isComment = around.isComment || /\bsaid(-by)?\b/.test(names);
  // A reader of the site leads others where they like, and is paid for nothing by its author.
  const isReaders = isComment && /\bugc\b/.test(rel ?? '');
  const isLink = href !== undefined && /^(a|area)$/.test(element) && !isReaders;
  return {
    isComment,
    isHeadline: around.isHeadline || element === 'h1',
    isDisclosure: around.isDisclosure || 'data-disclosure' in attributes,
    isTitle: around.isTitle || /\bbook-title\b/.test(names),
    isData: element === 'script' && attributes['type'] === 'application/ld+json',
    links: isLink ? [...around.links, { href, rel, words: alt, said }] : around.links,
    cards: book === undefined ? around.cards : [...around.cards, { book, words: '', links: [] }],
  };
}

/** The words in JSON-LD, where a character can be written by its number. */
function stringsIn(json: string): string[] {
  // To read it takes longer than to see that none is.
  if (!/\\[bfu](?!003c)/.test(json)) return [json];
  const strings: string[] = [];
  try {
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
    });
  } catch {
    return [json];
  }
  return strings;
}

/** The addresses that an element loads or sends to by itself. */
export function loadedBy(element: string, attributes: Record<string, string>): string[] {
  const { src, srcset, poster, data, action, formaction, href, rel = '' } = attributes;
  const isLoaded = element === 'link' && /\b(stylesheet|icon|preload|modulepreload)\b/.test(rel);
  const drawn = element === 'image' || element === 'use' ? (href ?? attributes['xlink:href']) : '';
  const set = srcset?.split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0]) ?? [];
  const object = element === 'object' ? data : '';
  const all = [src, ...set, poster, object, action, formaction, isLoaded ? href : '', drawn];
  return all.flatMap((address) => address || []);
}
