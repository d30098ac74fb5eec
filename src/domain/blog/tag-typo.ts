import { groupByTag } from './tag.ts';

/** Tags of a single post that look like a slip for one that others have, too. */
export function likelyTypos<Post extends { tags: string[] }>(
  posts: readonly Post[],
): { post: Post; tag: string; meant: string }[] {
  const tags = groupByTag(posts);
  const common = tags.filter((tag) => tag.posts.length > 1);
  return tags.flatMap(({ slug, name, posts: [post, ...others] }) => {
    const meant = common.find((tag) => tag.slug !== slug && isSlip(slug, tag.slug));
    return post && others.length === 0 && meant ? [{ post, tag: name, meant: meant.name }] : [];
  });
}

/** One letter more, less or other, or two that changed places, in words of more than three letters. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = restA.slice(1, 2) + restA.slice(0, 1) + restA.slice(2);
  return (
    [restA.slice(1), restA].includes(restB.slice(1)) ||
    restA.slice(1) === restB ||
    swapped === restB
  );
}
