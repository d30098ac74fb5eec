/** What a post is called, and the addresses that it had. */
type Named = { slug: string; formerly: readonly string[] };

/**
 * The posts by all names that they have or had: a comment that was written before a post was renamed stays with it.
 * What is called so now comes before what was.
 */
export function homesIn<Post extends Named>(posts: readonly Post[]): ReadonlyMap<string, Post> {
  const once = posts.toReversed().flatMap((post) =>
    post.formerly.flatMap((address) => {
      const [, name] = /^\/posts\/([^/]+)\/?$/.exec(address) ?? [];
      return name === undefined ? [] : [[name, post] as const];
    }),
  );
  return new Map([...once, ...posts.map((post) => [post.slug, post] as const)]);
}
