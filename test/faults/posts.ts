import { ask } from '../server/ask.ts';
import type { Site } from './site.ts';

/** So long may a post take while something else goes wrong, in milliseconds; a site that waits takes longer. */
const longest = 2_000;

/** Reads a post again and again until `work` ends; says when one is slow or fails. */
export async function readOn({ url }: Site, work: Promise<unknown>, say: (breach: string) => void) {
  let going = true;
  const stop = () => void (going = false);
  void work.then(stop, stop);
  while (going) {
    const begun = performance.now();
    const { status } = await ask(`${url}/posts/first-post/`);
    const taken = Math.round(performance.now() - begun);
    if (status !== 200 || taken > longest)
      return say(`I6 meanwhile a post was answered ${status} after ${taken} ms`);
  }
}
