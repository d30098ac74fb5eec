/** The posts that appeared just before and just after; `posts` are newest first. */
export function neighbors<Post extends { slug: string }>(
  { slug }: { slug: string },
  posts: readonly Post[],
): { older: Post | undefined; newer: Post | undefined } {
  const index = posts.findIndex((post) => post.slug === slug);
  return { older: posts[index + 1], newer: posts[index - 1] };
}
