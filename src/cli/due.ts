import { askForBuild } from '../adapters/web/live-site.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { findDue } from './due/find.ts';

const usage = `Usage: node src/cli/due.ts

Looks whether a post is due: its time has come, and the sitemap of the live site (SITE_URL) does not have it.
Only then it asks the host for a build, at DEPLOY_HOOK_URL.

Exit code 1 when the site or the host does not answer, 2 for a wrong use.`;

readArguments(usage, {});
const { siteUrl, deployHook } = readBuildEnv(process.env);
const due = await findDue(siteUrl);
if (due.length === 0) console.log('Nothing is due.');
else if (!deployHook) refuse('Set DEPLOY_HOOK_URL, the address at which your host begins a build.');
else {
  await askForBuild(deployHook).catch((fault: Error) => refuse(fault.message));
  console.log('The host was asked for a build.');
}
