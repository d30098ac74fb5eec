import { readContent } from '../adapters/content-files.ts';
import { askForBuild, livePaths } from '../adapters/live-site.ts';
import { duePosts } from '../domain/blog/due.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './arguments.ts';
import { refuse } from './begin.ts';

const usage = `Usage: node src/cli/due.ts

Looks whether a post is due: its time has come, and the sitemap of the live site (SITE_URL) does not have it.
Only then it asks the host for a build, at DEPLOY_HOOK_URL.

Exit code 1 when the site or the host does not answer, 2 for a wrong use.`;

readArguments(usage, {});
const { contentDir, siteUrl, deployHook } = readBuildEnv(process.env);
const { content, faults } = readContent(contentDir);
if (!content) refuse(faults.join('\n'));
try {
  const due = duePosts(content.posts, await livePaths(siteUrl), new Date());
  for (const { title } of due) console.log(`“${title}” is due.`);
  if (due.length === 0) console.log('Nothing is due.');
  else if (!deployHook)
    refuse('Set DEPLOY_HOOK_URL, the address at which your host begins a build.');
  else {
    await askForBuild(deployHook);
    console.log('The host was asked for a build.');
  }
} catch (fault) {
  refuse(fault instanceof Error ? fault.message : String(fault));
}
