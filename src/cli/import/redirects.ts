import { existsSync, readFileSync } from 'node:fs';
import { editRedirects } from '../../adapters/content/edit-yaml.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { readRedirects, waits } from '../../adapters/content/redirects.ts';
import type { ImportedBlog } from '../../adapters/import/imported.ts';
import { redirectFaults } from '../../domain/blog/redirect/faults.ts';
import { type Redirect, redirectKey } from '../../domain/blog/redirect/redirector.ts';
import { oldAddress } from '../../domain/blog/redirect/old-address.ts';
import { tagSlug } from '../../domain/slug.ts';
import { pathOf, type Planned } from './plan.ts';
import { siteNow } from './site.ts';
import { writeWhole } from './write.ts';

/** Where lists of posts lead; a tag that no published post has leads to all tags. */
export function listRedirects(
  { lists }: Pick<ImportedBlog, 'lists'>,
  tags: ReadonlySet<string>,
): Redirect[] {
  return lists.map(({ from, to, tag = '' }) => {
    const slug = tagSlug(tag);
    return { from, to: to ?? (tags.has(slug) ? `/tags/${slug}/` : '/tags/') };
  });
}

/** A picture's own page leads to the text that it belongs to. */
export function pageRedirects(
  { pictures }: Pick<ImportedBlog, 'pictures'>,
  planned: readonly Planned[],
): Redirect[] {
  const byId = new Map(planned.map((each) => [each.text.id, each]));
  return pictures.flatMap(({ page, text = '' }) => {
    const parent = byId.get(text);
    return page && parent ? [{ from: page, to: pathOf(parent) }] : [];
  });
}

/**
 * Adds to redirects.yaml what is sound and not known yet, and says how many. Nothing else may stop the site.
 */
export function addRedirects(
  content: ContentFiles,
  address: URL,
  candidates: readonly Redirect[],
  now: Date,
): Redirect[] {
  const { contentDir } = content;
  const site = siteNow(content, address, now);
  const before = readRedirects(contentDir);
  const keys = new Set(before.map(({ from }) => redirectKey(from)));
  const fresh = candidates.filter(({ from }) => {
    const key = redirectKey(from);
    const isFresh = oldAddress.safeParse(from).success && !keys.has(key);
    keys.add(key);
    return isFresh;
  });
  const written = fresh.map((redirect, index) => {
    const at = String(index);
    return { ...redirect, at: { from: at, to: at } };
  });
  const awake = [...before, ...written].filter((each) => !waits(each, contentDir, site.serves));
  const faulty = new Set(redirectFaults(awake, site).map((line) => line.split(' ')[0]));
  const added = fresh.filter((_, index) => !faulty.has(String(index)));
  if (added.length === 0) return [];
  const file = `${contentDir}/redirects.yaml`;
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeWhole(
    file,
    editRedirects(source, (each) => each, added),
  );
  return added;
}
