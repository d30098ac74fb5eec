/** What a post is called, and the addresses that it had. */
type Named = { slug: string; formerly: readonly string[] };

/** The post that is called so, or was once: a comment that was written before a post was renamed stays with it. */
export function homeOf<Post extends Named>(posts: readonly Post[], slug: string): Post | undefined {
  return (
    posts.find((post) => post.slug === slug) ??
    posts.find(({ formerly }) =>
      formerly.some((address) => /^\/posts\/([^/]+)\/?$/.exec(address)?.[1] === slug),
    )
  );
}
