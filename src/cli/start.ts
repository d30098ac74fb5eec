import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readBuildEnv } from '../environment.ts';
import { awaitBuilds, foldersOf, type InUse, runningSite } from '../server/handover.ts';
import { readMark } from '../server/mark.ts';
import { holdPort } from '../server/parent.ts';
import { readArguments } from './run/arguments.ts';
import { begin, refuse } from './run/begin.ts';
import { backUpNightly } from './backup/back-up-nightly.ts';
import { adopt, keepOnly, lastBuild, makeBuild, renewSite } from './run/builds.ts';
import { describe, startPractice } from './run/practice.ts';
import { closeOnSignal, type Running } from './run/stop.ts';
import { takeTurn } from './run/turn.ts';

const usage = `Usage: npm start [-- --built <folder>]

Serves the site as it was built last, builds it anew beside that, and lets the new build take over; a build
that fails changes nothing. The first time it builds first. In practice a local Stripe and a local mailbox
stand beside it.

  --built <folder>  serves a copy of what npm run build has left in the folder, here or on another machine`;

const { built } = readArguments(usage, { built: { type: 'string' } }).values;
const site = await runningSite();
if (site) refuse(`Your site already runs here, at ${site.url}; Ctrl-C there stops it.`);
// The server's own timer needs one, whether or not the owner lets others in.
process.env['SWEEP_SECRET'] ||= randomUUID();
const env = await begin(built === undefined ? undefined : readMark(built)?.features);
if (readBuildEnv(process.env).adapter !== 'node')
  refuse('npm start serves a site that is built for Node; unset ADAPTER and VERCEL.');
const running: Running[] = [];
closeOnSignal(running);

const last = lastBuild();
const first = built === undefined ? (last ?? (await firstBuild())) : adopted(built);
const host = env.host.includes(':') ? `[${env.host}]` : env.host;
const url = `http://${host}:${env.port}`;
// Both take their time before they answer; readers wait for the worker, so that it begins first.
const [parent, practice] = await Promise.all([
  holdPort(env, foldersOf(first), process.env).catch(({ message }: Error) => refuse(message)),
  nextTurn().then(() => startPractice(env, url)),
]);
running.push(...practice, parent, backUpNightly(env), awaitBuilds(url, first, parent.serve));
if (env.sendsMail) {
  const { tellOfFailedBuilds } = await import('./run/tell-of-failed-builds.ts');
  running.push(tellOfFailedBuilds(env));
}
console.log(describe(env));
if (built !== undefined) keepOnly(first);
else if (last?.back)
  console.log('Readers see the build that you went back to, until npm run deploy makes a new one.');
else if (last) {
  console.log('Readers see the site as it was built last, until the new build is done.');
  const fault = await renewSite(() => makeBuild(running));
  if (fault) console.error(fault);
  else console.log(`${url} serves the new build.`);
}

async function firstBuild(): Promise<InUse> {
  using _turn = await takeTurn();
  const build = await makeBuild(running);
  if (build === undefined) refuse('The build failed; nothing is served.');
  return { build };
}

/** What was deployed since the folder was copied, stays. */
function adopted(folder: string): InUse {
  try {
    const build = adopt(folder);
    const isKnown = build === last?.build || build === last?.before;
    return isKnown ? last : { build, before: last?.build };
  } catch (fault) {
    return refuse((fault as Error).message);
  }
}
