import { getCollection } from 'astro:content';
import { type Thread, threadsOf } from '../../../domain/comments/thread.ts';
import { onceABuild } from '../../once-a-build.ts';
import { site } from '../collections.ts';

const commentsByPost = onceABuild(async () => {
  const entries = await getCollection('comments');
  return new Map(entries.map(({ id, data }) => [id, data.comments]));
});

/** What readers have answered to a post, as threads; none where nobody has, and on a site without comments. */
export async function threadsOn(post: string): Promise<Thread[]> {
  if (!(await site()).comments) return [];
  return threadsOf((await commentsByPost()).get(post) ?? []);
}
