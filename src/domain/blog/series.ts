import { tagSlug } from '../slug.ts';
import { newestFirst } from './post.ts';

type Serial = { slug: string; publishAt: Date; series?: string | undefined };

export type Series<Post> = { slug: string; name: string; parts: Post[] };

/** Where a post stands in its series; `number` counts from one. */
export type Part<Post> = {
  series: Series<Post>;
  number: number;
  previous?: Post | undefined;
  next?: Post | undefined;
};

/**
 * The series of at least two parts, by name; the parts in the order they appeared. Spellings that differ
 * by case, accents or spaces are one series, called what its first part calls it.
 */
export function groupBySeries<Post extends Serial>(posts: readonly Post[]): Series<Post>[] {
  const inOrder = posts
    .filter(({ series }) => series !== undefined)
    .toSorted((a, b) => newestFirst(b, a));
  const groups = Map.groupBy(inOrder, ({ series = '' }) => tagSlug(series));
  return [...groups]
    .filter(([, parts]) => parts.length > 1)
    .map(([slug, parts]) => ({ slug, name: parts[0]?.series ?? slug, parts }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The part that each post is, by the slug of the post. */
export function partsBySlug<Post extends Serial>(
  all: readonly Series<Post>[],
): Map<string, Part<Post>> {
  const parts = all.flatMap((series) =>
    series.parts.map((post, index): [string, Part<Post>] => {
      const [previous, next] = [series.parts[index - 1], series.parts[index + 1]];
      return [post.slug, { series, number: index + 1, previous, next }];
    }),
  );
  return new Map(parts);
}
