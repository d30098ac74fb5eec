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
  const open: Open[] = [];
  const ids = new Set<string>();
  const parser = new Parser({
    onopentag(element, attributes) {
      const { id, class: names = '', alt = '' } = attributes;
      for (const value of Object.values(attributes)) look(value);
      if (id && ids.has(id)) page.sharedIds.push(id);
      if (id) ids.add(id);
      if (id && /^h[2-6]$/.test(element)) page.anchors.push(id);
      if (element === 'h1') page.headlines.push('');
      const href = attributes['href'] ?? attributes['xlink:href'];
      const isComment = open.some((each) => each.isComment) || /\bsaid(-by)?\b/.test(names);
      // A reader of the site leads others where they like, and is paid for nothing by its author.
      const isReaders = isComment && /\bugc\b/.test(attributes['rel'] ?? '');
      const isAnchor = element === 'a' || element === 'area';
      const isLink = href !== undefined && isAnchor && !isReaders;
      if (isLink) page.links.push(href);
      if (isLink) for (const { card } of open) card?.links.push(href);
      for (const address of loadedBy(element, attributes)) page.loads.push({ element, address });
      open.push({
        isComment,
        isHeadline: element === 'h1',
        isDisclosure: 'data-disclosure' in attributes,
        isData: element === 'script' && attributes['type'] === 'application/ld+json',
        isTitle: /\bbook-title\b/.test(names),
        link: isLink ? { href, rel: attributes['rel'], words: alt, said: page.said } : undefined,
        book: attributes['data-book'],
        card: 'data-book' in attributes ? { words: '', links: [] } : undefined,
      });
    },
    ontext(text) {
      for (const words of open.at(-1)?.isData ? stringsIn(text) : [text]) look(words);
      const isIn = (kind: 'isHeadline' | 'isDisclosure' | 'isTitle') =>
        open.some((each) => each[kind]);
      if (isIn('isDisclosure')) page.said += text;
      if (isIn('isHeadline')) page.headlines.push((page.headlines.pop() ?? '') + text);
      for (const { link, card } of open) {
        if (link) link.words += text;
        // A title may hold an amount.
        if (card && !isIn('isTitle')) card.words += text;
      }
    },
    onclosetag() {
      const { link, book, card } = open.pop() ?? {};
      const finding = link && ofPaidLink(link, programs, sponsor);
      if (finding) page.paid.push(finding);
      if (book && card) page.paid.push(...ofCard(book, card));
    },
  });
  parser.end(html);
  return { ...page, ids: [...ids] };
}

/** The words in JSON-LD, where a character can be written by its number. */
function stringsIn(json: string): string[] {
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

/** An element that is open, and what is gathered in it. */
type Open = {
  isComment: boolean;
  isHeadline: boolean;
  isDisclosure: boolean;
  isTitle: boolean;
  isData: boolean;
  link: Parameters<typeof ofPaidLink>[0] | undefined;
  book: string | undefined;
  card: Parameters<typeof ofCard>[1] | undefined;
};

/** The addresses that an element loads or sends to by itself. */
export function loadedBy(element: string, attributes: Record<string, string>): string[] {
  const { src, srcset, poster, data, action, formaction, href, rel = '' } = attributes;
  const isLoaded = element === 'link' && /\b(stylesheet|icon|preload|modulepreload)\b/.test(rel);
  const drawn = element === 'image' || element === 'use' ? (href ?? attributes['xlink:href']) : '';
  const set = (srcset ?? '').split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0]);
  const object = element === 'object' ? data : '';
  const all = [src, ...set, poster, object, action, formaction, isLoaded ? href : '', drawn];
  return all.flatMap((address) => address || []);
}
