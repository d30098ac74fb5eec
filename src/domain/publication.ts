type Timed = { draft: boolean; publishAt: Date };

/** Where a post stands at `now`: only a published one may be seen. */
export function postStatus({ draft, publishAt }: Timed, now: Date) {
  if (draft) return 'draft';
  return publishAt <= now ? 'published' : 'scheduled';
}

/** Whether readers may see the post at `now`. */
export function published(post: Timed, now: Date): boolean {
  return postStatus(post, now) === 'published';
}
