import { ask } from '../server/ask.ts';
import type { Desk } from './desk.ts';

/** So long may a post take while something else goes wrong, in milliseconds; a waiting site would need seconds. */
const longest = 2_000;
const fewest = 5;

/** Reads a post again and again until `work` ends; what was slow or failed, in words. */
export async function readOn({ url }: Desk, work: Promise<unknown>): Promise<{ slow?: string }> {
  let going = true;
  void work.then(
    () => (going = false),
    () => (going = false),
  );
  let served = 0;
  let slowest = 0;
  while (going) {
    const begun = performance.now();
    const { status } = await ask(`${url}/posts/first-post/`);
    if (status !== 200) return { slow: `one was answered ${status}` };
    served += 1;
    slowest = Math.max(slowest, performance.now() - begun);
  }
  if (served < fewest) return { slow: `${served} of them` };
  return slowest > longest ? { slow: `one took ${Math.round(slowest)} ms` } : {};
}
