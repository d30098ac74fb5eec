import { randomUUID } from 'node:crypto';
import { readBuildEnv } from '../environment.ts';
import { startServer } from '../server.ts';
import { awaitBuilds, runningSite } from '../server/handover.ts';
import { readArguments } from './run/arguments.ts';
import { begin, refuse } from './run/begin.ts';
import { build } from './run/build.ts';
import { describe, startPractice } from './run/practice.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const usage = `Usage: npm start [-- --built <folder>]

Builds the site and serves it; in practice a local Stripe and a local mailbox stand beside it.

  --built <folder>  serves the site that was built into the folder`;

const { built } = readArguments(usage, { built: { type: 'string' } }).values;
const site = await runningSite();
if (site) refuse(`Your site already runs here, at ${site.url}; Ctrl-C there stops it.`);
// The server's own timer needs one, whether or not the owner lets others in.
process.env['SWEEP_SECRET'] ||= randomUUID();
const env = await begin();
if (readBuildEnv(process.env).adapter !== 'node')
  refuse('npm start serves a site that is built for Node; unset ADAPTER and VERCEL.');
const running: Running[] = [];
closeOnSignal(running);

if (built === undefined && !(await build('dist', running)))
  refuse('The build failed; nothing is served.');
const server = await startServer({ env, outDir: built ?? 'dist' });
running.push(...(await startPractice(env, server.url)), server);
if (built === undefined) running.push(awaitBuilds(server.url, server.takeOver));
console.log(describe(env));
