import { Temporal } from 'temporal-polyfill';
import { oldAddress } from '../../domain/blog/redirect/old-address.ts';
import { slugFrom } from '../content/slug-from.ts';
import { tag } from '../../domain/blog/tag.ts';
import { invisible } from '../../domain/blog/text/invisible.ts';
import { tagSlug } from '../../domain/slug.ts';
import { instantOf } from '../../domain/time/local-time.ts';
import type { ImportedText } from '../import/imported.ts';
import { ownCopy } from '../own-copy.ts';
import { plainText } from './plain-text.ts';
import type { Item } from './item.ts';

/** What is known of a post or a page before its text is read. */
export function textOf(
  item: Item,
  { file, root, timeZone }: { file: string; root: string; timeZone: string },
): ImportedText {
  const publishedAt = publishedAtOf(item, timeZone);
  const terms = item.terms.filter(({ domain }) => /^(category|post_tag|tag)$/.test(domain));
  return {
    id: item.id,
    at: `${file}:${item.line}`,
    place: item.type === 'page' ? 'pages' : 'posts',
    name: nameOf(item),
    called: readable(item.name),
    title: plainText(item.title),
    description: descriptionOf(item),
    publishedAt,
    hidden: whyHidden(item) ?? (publishedAt ? undefined : 'it has no date'),
    tags: tagsIn(terms),
    cover: item.meta.get('_thumbnail_id'),
    addresses: addressesOf(item, root),
    isClosed: item.commentStatus === 'closed',
    guid: item.guid.replaceAll(/\p{Cc}/gu, '').trim() || undefined,
    ids: new Set(
      Array.from(
        item.content.matchAll(
          /<[a-z][^<>]*?\sid=["']?([^"'\s<>]+)|<a\b[^<>]*?\sname=["']?([^"'\s<>]+)/gi,
        ),
        ([, id, name = '']) => ownCopy(id ?? name),
      ),
    ),
  };
}

/** A path and query of the old site as redirects write it, if they can. */
export function pathIn(address: string): string | undefined {
  const url = URL.parse(address, 'http://relative.invalid');
  if (address === '' || !url || !/^https?:$/.test(url.protocol)) return undefined;
  const written = url.pathname + url.search;
  // Nobody's address ends with the sign for all below it.
  if (readable(written).includes('*')) return undefined;
  return [readable(written), written].find(isAddress);
}

function isAddress(path: string): boolean {
  return oldAddress.safeParse(path).success && invisible(path) === undefined;
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** A category and a tag of one name are one. */
function tagsIn(terms: Item['terms']): string[] {
  const names = terms.map(({ name }) => plainText(name));
  const chosen = names.filter((name) => isChosen(name) && isTag(name));
  return [...new Map(chosen.toReversed().map((name) => [tagSlug(name), name])).values()].reverse();
}

/** WordPress gives one to whoever chose nothing. */
function isChosen(name: string): boolean {
  return name !== '' && name.toLowerCase() !== 'uncategorized';
}

function isTag(name: string): boolean {
  return tag.safeParse(name).success;
}

function nameOf({ name, title, id, type }: Item): string {
  const named = slugFrom(readable(name).slice(0, 300));
  return named || slugFrom(plainText(title)) || `${type}-${slugFrom(id)}`;
}

const reasons: Record<string, string> = {
  draft: 'it was a draft',
  pending: 'it waited for a review',
  private: 'it was private',
};

function whyHidden({ status, password }: Item): string | undefined {
  if (password !== '') return 'it had a password';
  if (status === 'publish' || status === 'future') return undefined;
  return reasons[status] ?? `its state was “${status}”`;
}

function descriptionOf({ meta, excerpt }: Item): string {
  const written = meta.get('_yoast_wpseo_metadesc') ?? meta.get('rank_math_description') ?? '';
  // Between percent signs WordPress fills something in.
  const found = [written, excerpt]
    .map(plainText)
    .find((text) => text !== '' && !text.includes('%%'));
  return found ?? '';
}

/** The blog's clock is known by its distance to UTC; without that it is the site's. `pubDate` is often wrong. */
function publishedAtOf({ date, dateGmt, pubDate }: Item, timeZone: string): Date | undefined {
  const found = [
    () => instantOf(dateGmt, 'UTC'),
    () => instantOf(date, timeZone),
    () => new Date(pubDate),
  ].flatMap((read) => {
    try {
      return [read()];
    } catch {
      return [];
    }
  });
  return found.find((instant) => instant.getTime() > oldest);
}

/** There were no blogs before. */
const oldest = Temporal.Instant.from('1990-01-01T00:00:00Z').epochMilliseconds;

function addressesOf({ link, id, name, type, oldSlugs }: Item, root: string): string[] {
  const own = pathIn(link);
  const former = oldSlugs.flatMap((slug) =>
    own && name && own.includes(readable(name)) ? own.replace(readable(name), readable(slug)) : [],
  );
  const numbered = [...(type === 'page' ? [`${root}/?page_id=${id}`] : []), `${root}/?p=${id}`];
  const all = [...(own ? [own] : []), ...former, ...numbered];
  return [...new Set(all)].filter(isAddress);
}
