import { published } from '../publication.ts';

/**
 * The posts that readers should see at `now` and that the live site does not have yet.
 * @param live the paths in the sitemap of the live site, such as /posts/a/
 */
export function duePosts<Post extends { slug: string; draft: boolean; publishAt: Date }>(
  posts: readonly Post[],
  live: ReadonlySet<string>,
  now: Date,
): Post[] {
  return posts.filter((post) => published(post, now) && !live.has(`/posts/${post.slug}/`));
}
