import { getEntry } from 'astro:content';
import { type Thread, threadsOf } from '../../../domain/comments/thread.ts';
import { site } from '../collections.ts';

/** What readers have answered to a post, as threads; none where nobody has, and on a site without comments. */
export async function threadsOn(post: string): Promise<Thread[]> {
  if (!(await site()).comments) return [];
  const entry = await getEntry('comments', post);
  return threadsOf(entry?.data.comments ?? []);
}
