import { randomUUID } from 'node:crypto';
import { readBuildEnv } from '../environment.ts';
import { startServer } from '../server.ts';
import { awaitBuilds, buildsFolder, runningSite } from '../server/handover.ts';
import { featuresOf } from '../server/site.ts';
import { readArguments } from './run/arguments.ts';
import { begin, refuse } from './run/begin.ts';
import { backUpNightly } from './backup/back-up-nightly.ts';
import { lastBuild, makeBuild, renewSite } from './run/builds.ts';
import { tellOfFailedBuilds } from './run/tell-of-failed-builds.ts';
import { describe, startPractice } from './run/practice.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const usage = `Usage: npm start [-- --built <folder>]

Serves the site as it was built last, builds it anew beside that, and lets the new build take over; a build
that fails changes nothing. The first time it builds first. In practice a local Stripe and a local mailbox
stand beside it.

  --built <folder>  serves the site that was built into the folder`;

const { built } = readArguments(usage, { built: { type: 'string' } }).values;
const site = await runningSite();
if (site) refuse(`Your site already runs here, at ${site.url}; Ctrl-C there stops it.`);
// The server's own timer needs one, whether or not the owner lets others in.
process.env['SWEEP_SECRET'] ||= randomUUID();
const env = await begin(built === undefined ? undefined : featuresOf(built));
if (readBuildEnv(process.env).adapter !== 'node')
  refuse('npm start serves a site that is built for Node; unset ADAPTER and VERCEL.');
const running: Running[] = [];
closeOnSignal(running);

const last = built === undefined ? await lastBuild() : undefined;
const first = built === undefined ? (last ?? (await makeBuild(running))) : undefined;
const outDir = built ?? (first && `${buildsFolder}/${first}`);
if (outDir === undefined) refuse('The build failed; nothing is served.');
const server = await startServer({ env, outDir });
running.push(...(await startPractice(env, server.url)), server, backUpNightly(env));
if (first) running.push(awaitBuilds(server.url, first, server.takeOver));
if (first && env.sendsMail) running.push(tellOfFailedBuilds(env));
console.log(describe(env));
if (last) {
  console.log('Readers see the site as it was built last, until the new build is done.');
  const fault = await renewSite(running);
  if (fault) console.error(fault);
  else console.log(`${server.url} serves the new build.`);
}
