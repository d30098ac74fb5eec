import { readContent } from '../../adapters/content/files.ts';
import { livePaths } from '../../adapters/web/live-site.ts';
import { isBreakOver } from '../../domain/booking/availability.ts';
import { duePosts } from '../../domain/blog/due.ts';
import { readBuildEnv } from '../../environment.ts';
import { refuse } from '../run/begin.ts';

/** Why the site at this address should be built anew: posts that it should have, a break that is over. Says what keeps it from knowing. */
export async function findDue(address: URL) {
  const { content, faults } = readContent(readBuildEnv(process.env).contentDir);
  if (!content) return refuse(faults.join('\n'));
  const live = await livePaths(address).catch((fault: Error) => refuse(fault.message));
  const now = new Date();
  // While calls are not sold, the sitemap is without their page.
  const isBack = isBreakOver(content.coaching, now.getTime() / 1000) && !live.has('/coaching/');
  const due = [
    ...duePosts(content.posts, live, now).map(({ title }) => `“${title}” is due.`),
    ...(isBack ? ['The break from calls is over.'] : []),
  ];
  for (const words of due) console.log(words);
  return due;
}
