import { readContent } from '../../adapters/content/files.ts';
import { livePaths } from '../../adapters/web/live-site.ts';
import { duePosts } from '../../domain/blog/due.ts';
import { readBuildEnv } from '../../environment.ts';
import { refuse } from '../run/begin.ts';

/** The posts of content/ that the site at this address should have and has not; says what keeps it from knowing. */
export async function findDue(address: URL) {
  const { content, faults } = readContent(readBuildEnv(process.env).contentDir);
  if (!content) return refuse(faults.join('\n'));
  const live = await livePaths(address).catch((fault: Error) => refuse(fault.message));
  const due = duePosts(content.posts, live, new Date());
  for (const { title } of due) console.log(`“${title}” is due.`);
  return due;
}
