import { tagSlug } from './tag.ts';

type Related = { slug: string; tags: string[]; related: string[] };

/**
 * What to read next, at most `count`: the posts its author named, then those that share most tags,
 * then the first of `posts`. Named posts that are not among `posts` are left out.
 */
export function relatedPosts<Post extends Related>(
  post: Related,
  posts: readonly Post[],
  count: number,
): Post[] {
  const others = posts.filter(({ slug }) => slug !== post.slug);
  const named = post.related.flatMap((slug) => others.find((other) => other.slug === slug) ?? []);
  const tags = new Set(post.tags.map(tagSlug));
  const shared = (other: Post) => other.tags.filter((name) => tags.has(tagSlug(name))).length;
  const alike = others
    .map((other) => ({ other, score: shared(other) }))
    .sort((a, b) => b.score - a.score)
    .map(({ other }) => other);
  return [...new Set([...named, ...alike])].slice(0, count);
}
