import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readBuildEnv } from '../environment.ts';
import { startServer } from '../server.ts';
import { awaitBuilds, runningSite } from '../server/handover.ts';
import { begin, refuse } from './run/begin.ts';
import { build } from './build.ts';
import { describe, startPractice } from './run/practice.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const built = readArguments();
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

/** The folder of a site that is built already, else undefined. */
function readArguments() {
  try {
    return parseArgs({ options: { built: { type: 'string' } } }).values.built;
  } catch {
    return refuse('Usage: start.ts [--built <folder of a built site>]', 2);
  }
}
