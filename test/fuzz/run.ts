import { tryMutated } from './calendars.ts';
import { tryPosts } from './posts.ts';

/** Reads many mutated calendars and posts; how many of each may be given. */
const [calendars = 20_000, posts = 5_000] = process.argv.slice(2).map(Number);
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

tell(
  'calendars',
  calendars,
  seeds(calendars)
    .map(tryMutated)
    .filter((says) => says !== undefined),
);
tell('posts', posts, await tryPosts(seeds(posts)));

function tell(what: string, count: number, failed: readonly string[]) {
  for (const says of failed) console.log(says);
  console.log(`${count} mutated ${what}, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}
