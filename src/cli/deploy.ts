import { runningSite } from '../server/handover.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { renewSite } from './run/builds.ts';
import { findDue } from './due/find.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const usage = `Usage: npm run deploy [-- --if-due]

Builds the site beside the one that npm start serves here, and lets it take over. Requests that run are
finished, none is lost, and .data/ stays as it is. A build that fails changes nothing.

  --if-due  only when a post's time has come and the running site does not have it

Exit code 1 when there is nothing to take over or the build fails, 2 for a wrong use.`;

const { values } = readArguments(usage, { 'if-due': { type: 'boolean' } });
const running: Running[] = [];
closeOnSignal(running);

const site = await runningSite();
if (!site) refuse('No site runs in this folder. Begin with npm start; it builds, too.');
if (values['if-due'] && (await findDue(new URL(site.url))).length === 0) {
  console.log('Nothing is due.');
  process.exit(0);
}
const fault = await renewSite(running);
if (fault) refuse(fault);
console.log(`${site.url} serves the new build.`);
