import type { Element, Root } from 'hast';
import { Document, isSeq, visit } from 'yaml';
import { withoutInvisible } from '../../domain/blog/text/invisible.ts';
import { dayOf, formatClock } from '../../domain/time/local-day.ts';
import { type Album, openAlbum } from './album.ts';
import type { Wanted } from './answers.ts';
import { cleanHtml } from './clean.ts';
import { wordsOf } from './elements.ts';
import type { ImportedBody, ImportedPicture, ImportedText } from './imported.ts';
import { createLinks, type Destinations } from './links.ts';
import { wantedPicture } from './picture.ts';
import type { Pictures } from './pictures.ts';
import { toMdx } from './to-mdx.ts';

/** A text as it is written: its file's source, the pictures beside it, and what to look at, with lines. */
export type Converted = {
  source: string;
  pictures: Album;
  /** The old addresses that led its readers elsewhere. */
  shortcuts: Set<string>;
  notes: { line: number; words: string }[];
};

/** Where and how a text will stand. */
export type Target = {
  slug: string;
  /** What the names of its pictures begin with. */
  prefix: string;
  hidden: string | undefined;
  /** Old addresses that lead to it. */
  formerly: readonly string[];
  publishedAt: Date;
  /** When readers see it, from now on. */
  visibleFrom: Date;
  timeZone: string;
};

/** Turns a text of another blog into one of this site. */
export async function convert(
  text: ImportedText,
  { body, notes: odd }: ImportedBody,
  target: Target,
  known: Destinations & {
    linked: ReadonlySet<string>;
    pictures: Pictures;
    coverOf: (id: string) => ImportedPicture | undefined;
  },
): Promise<Converted> {
  const found: { words: string; near: string }[] = odd.map((words) => ({ words, near: '' }));
  const note = (words: string, near = '') => void found.push({ words, near });
  const visibleFrom = target.hidden === undefined ? target.visibleFrom : undefined;
  const album = await openAlbum(wantedIn(body), known.pictures, target.prefix);
  const shortcuts = new Set<string>();
  const through = (path: string) => void shortcuts.add(path);
  const link = createLinks(text, visibleFrom, { ...known, through }, note);
  const clean = cleanHtml(body, {
    link,
    linked: known.linked,
    note,
    picture(wanted) {
      const picture = album.shown(wanted);
      if (picture) return { src: `./${picture.name}`, alt: wanted.alt || wordsFor(picture.from) };
      note(`the picture ${wanted.src} is missing: ${album.why(wanted)}`, wanted.src);
      return { missing: wanted.src };
    },
  });
  const cover = text.cover ? known.coverOf(text.cover) : undefined;
  const covering = cover && (await album.add({ src: cover.address, alt: '', id: cover.id }));
  if (typeof covering === 'string') note(`the picture at its top is missing: ${covering}`);
  const first = firstWords(clean, longestTitle);
  const title = text.title || first || 'Untitled';
  if (text.title === '')
    note(
      first ? 'it had no title, so it has its first words for one' : 'it had no title; write one',
    );
  const top = frontMatter(text, target, {
    title,
    description: text.description || firstWords(clean, longestDescription) || title,
    cover:
      covering && typeof covering !== 'string'
        ? { src: `./${covering.name}`, alt: wordsFor(covering.from) || title }
        : undefined,
  });
  const written = toMdx(clean);
  // The site reads no file that holds such a character, not even a draft.
  const source = withoutInvisible(`${top}\n${written}`);
  for (const line of written.split('\n')) {
    if (disclosure.test(line)) note('says that links pay; the site says so by itself', line);
    if (sponsored.test(line))
      note('says that somebody paid for it; if so, it needs an assignment', line);
  }
  for (const { src, alt } of wantedIn(clean))
    if (alt === '') note(`the picture ${src} says nothing to those who cannot see it`, src);
  return {
    source,
    pictures: album.all(),
    shortcuts,
    notes: found.map(({ words, near }) => ({ words, line: lineOf(source, near) })),
  };
}

const disclosure =
  /\b(contains?|includes?|may (contain|include)|are|uses?)\b.{0,60}\baffiliate\b|\baffiliate (links?|disclosure|disclaimer)\b|\bI (may )?(earn|receive|get) a (small )?commission\b|\bAmazon Associate\b.{0,20}\bearn/i;

const sponsored =
  /\bsponsored (blog )?(post|article|content)\b|\b(post|article) (is|was|has been) sponsored\b|\bin (paid )?partnership with\b/i;

function wantedIn(node: Root | Element): Wanted[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const own = child.tagName === 'img' ? wantedPicture(child) : undefined;
    return own ? [own] : wantedIn(child);
  });
}

/** What a picture shows, as far as anybody has said. */
function wordsFor(picture: ImportedPicture | undefined): string {
  return picture ? picture.alt || picture.caption || picture.title : '';
}

type Top = {
  title: string;
  description: string;
  cover: { src: string; alt: string } | undefined;
};

function frontMatter(
  text: ImportedText,
  { hidden, formerly, publishedAt, timeZone }: Target,
  { title, description, cover }: Top,
): string {
  const isPost = text.place === 'posts' || hidden !== undefined;
  const at = `${dayOf(publishedAt, timeZone)} ${formatClock(publishedAt, timeZone)}`;
  const document = new Document({
    title,
    description,
    ...(isPost && { publishDate: at }),
    ...(isPost && text.tags.length > 0 && { tags: text.tags }),
    ...(isPost && cover && { cover }),
    ...(formerly.length > 0 && { formerly }),
    ...(text.guid && { guid: text.guid }),
    ...(isPost && text.isClosed && { comments: 'closed' }),
    ...(hidden !== undefined && { draft: true }),
  });
  visit(document, {
    Seq: (_, node) => void (node.flow = isSeq(node)),
    Pair: (_, { key, value }) => {
      if (String(key) === 'cover' && value instanceof Object && 'flow' in value) value.flow = true;
    },
  });
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}

const longestTitle = 60;
/** As much as a search result shows. */
const longestDescription = 155;

/** Its first sentences, as far as there is room. */
function firstWords(tree: Root, most: number): string {
  const paragraph = tree.children.find(
    (node) => node.type === 'element' && node.tagName === 'p' && wordsOf(node).trim() !== '',
  );
  const words = (paragraph ? wordsOf(paragraph) : wordsOf(tree)).replaceAll(/\s+/g, ' ').trim();
  if (words.length <= most) return words;
  const sentences = /^.{40,}[.!?…](?=\s)/.exec(words.slice(0, most + 1))?.[0];
  return sentences ?? `${words.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}

/** The line near which something stands, in a source in which signs are escaped. */
function lineOf(source: string, near: string): number {
  const bare = (text: string) =>
    text.replaceAll('\\', '').replaceAll(/\s+/g, ' ').trim().slice(0, 60);
  const wanted = bare(near);
  if (wanted === '') return 1;
  const lines = source
    .split('\n')
    .map((line) => line.replaceAll('\\', '').replaceAll(/\s+/g, ' ').includes(wanted));
  // The fields at its top say again what the text does.
  const top = source.slice(0, source.indexOf('\n---\n')).split('\n').length;
  return lines.indexOf(true, top) + 1 || lines.indexOf(true) + 1 || 1;
}
