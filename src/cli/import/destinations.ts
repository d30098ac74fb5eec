import type { ContentFiles } from '../../adapters/content/files.ts';
import type { ImportedBlog } from '../../adapters/import/imported.ts';
import type { Destinations, Place } from '../../adapters/import/links.ts';
import { createRedirector, redirectKey } from '../../domain/blog/redirect/redirector.ts';
import { published } from '../../domain/publication.ts';
import { tagSlug } from '../../domain/slug.ts';
import { pathOf, type Planned } from './plan.ts';
import { listRedirects } from './redirects.ts';

/** Where links of the old blog lead, once all of `planned` is here. */
export function destinationsOf(
  blog: ImportedBlog,
  planned: readonly Planned[],
  content: ContentFiles,
  now: Date,
): Pick<Destinations, 'address' | 'places' | 'lists' | 'shortcuts'> {
  const places = new Map<string, Place>();
  for (const each of planned) {
    const [elsewhere] = each.elsewhere;
    const place = {
      path: elsewhere?.to ?? pathOf(each),
      visibleFrom: elsewhere ? new Date(0) : visibleFrom(each, content),
      ids: elsewhere ? new Set<string>() : each.text.ids,
    };
    for (const address of each.text.addresses) places.set(redirectKey(address), place);
  }
  const tags = publicTags(content, planned, now);
  return {
    address: blog.address,
    places,
    lists: createRedirector(listRedirects(blog, tags)),
    shortcuts: new Map([...blog.shortcuts].map(([path, to]) => [redirectKey(path), to])),
  };
}

function visibleFrom({ isHere, place, slug, hidden, text }: Planned, { posts }: ContentFiles) {
  if (place === 'pages') return new Date(0);
  if (!isHere) return hidden === undefined ? text.publishedAt : undefined;
  const post = posts.find((each) => each.slug === slug);
  return post && !post.draft ? post.publishAt : undefined;
}

function publicTags({ posts }: ContentFiles, planned: readonly Planned[], now: Date): Set<string> {
  const coming = planned.filter(
    ({ place, hidden, isHere, text }) =>
      place === 'posts' && !isHere && hidden === undefined && (text.publishedAt ?? now) <= now,
  );
  const tags = [
    ...posts.filter((post) => published(post, now)).flatMap((post) => post.tags),
    ...coming.flatMap(({ text }) => text.tags),
  ];
  return new Set(tags.map(tagSlug));
}
