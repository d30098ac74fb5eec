import { tagSlug } from '../../slug.ts';
import { type Telling, likenesses } from './likeness.ts';

/** `related`: the slugs that its author named. */
type Related = Telling & { slug: string; related: string[]; series?: string | undefined };

/** Below it two posts have nothing to say to each other: one tag that a third of the posts have is enough. */
const leastLikeness = 0.35;

/**
 * What to read after each post, by its slug, at most `count`: the posts its author named, then those most
 * like it, the first of `posts` first when they are equally so; nothing rather than noise. None that its page leads
 * to anyway: the post before it, the one after it, another part of its series.
 * @param posts newest first
 */
export function relatedPosts<Post extends Related>(
  posts: readonly Post[],
  count: number,
): Map<string, Post[]> {
  const bySlug = new Map(posts.map((post) => [post.slug, post]));
  const scores = likenesses(posts, leastLikeness);
  return new Map(
    posts.map((post, index) => {
      const named = post.related.flatMap((slug) => bySlug.get(slug) ?? []);
      const alike = [...(scores[index] ?? [])]
        .filter(([, score]) => score >= leastLikeness)
        .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
        .flatMap(([other]) => posts[other] ?? []);
      const shown = [post, posts[index - 1], posts[index + 1]];
      const others = [...new Set([...named, ...alike])].filter(
        (other) => !shown.includes(other) && !isOneSeries(post, other),
      );
      return [post.slug, others.slice(0, count)];
    }),
  );
}

function isOneSeries({ series: one }: Related, { series: other }: Related): boolean {
  return one !== undefined && other !== undefined && tagSlug(one) === tagSlug(other);
}
