import { existsSync } from 'node:fs';
import { editList, editRedirects } from '../../adapters/content/edit-yaml.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { groupByTag } from '../../domain/blog/tag.ts';
import { mendLinks } from '../../domain/blog/redirect/mend-links.ts';
import { redirectKey } from '../../domain/blog/redirect/redirector.ts';
import { published } from '../../domain/publication.ts';
import { tagSlug } from '../../domain/slug.ts';
import { refuse } from '../run/begin.ts';
import { beginEdits, mendAll } from './files.ts';

/**
 * Gives a tag another name in all posts, or makes it one with another tag, leads its old page and all links to
 * the new one, and says what has changed.
 */
export function renameTag(
  { contentDir, posts }: ContentFiles,
  site: URL,
  old: string,
  now: string,
  today: Date,
): string[] {
  const tagged = posts.filter(({ tags }) => tags.some((tag) => tagSlug(tag) === tagSlug(old)));
  if (tagged.length === 0)
    refuse(
      `No post has the tag “${old}”. There are: ${groupByTag(posts)
        .map(({ name }) => name)
        .join(', ')}`,
    );
  if (tagSlug(now) === '') refuse(`“${now}” is no tag: write a word or two, such as growing up`, 2);
  const [from, to] = [`/tags/${tagSlug(old)}/`, `/tags/${tagSlug(now)}/`];
  const edits = beginEdits();
  mendAll(edits, contentDir, (text) => mendLinks(text, from, to, site));
  for (const { file } of tagged)
    edits.change(file, (text) => editList(file, text, 'tags', (tags) => renamed(tags, old, now)));
  const isPublic = from !== to && tagged.some((post) => published(post, today));
  const file = `${contentDir}/redirects.yaml`;
  const keep = (each: string) => ![from, to].some((tag) => redirectKey(tag) === redirectKey(each));
  if (isPublic || existsSync(file))
    edits.change(file, (text) =>
      editRedirects(
        text,
        (redirect) => (from === to || keep(redirect.from) ? redirect : undefined),
        isPublic ? [{ from, to }] : [],
      ),
    );
  return [
    ...edits.write().map((each) => `Changed: ${each}`),
    ...(isPublic ? [`The old address ${from} leads to ${to} from the next build on.`] : []),
  ];
}

function renamed(tags: readonly string[], old: string, now: string): string[] {
  const names = tags.map((tag) => (tagSlug(tag) === tagSlug(old) ? now : tag));
  const first = (name: string) => names.findIndex((each) => tagSlug(each) === tagSlug(name));
  return names.filter((name, index) => first(name) === index);
}
