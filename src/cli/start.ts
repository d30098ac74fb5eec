import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { readBuildEnv } from '../environment.ts';
import { startServer } from '../server.ts';
import { begin, refuse } from './begin.ts';
import { describe, startPractice } from './practice.ts';
import { closeOnSignal, type Running } from './stop.ts';

const built = readArguments();
// The server's own timer needs one, whether or not the owner lets others in.
process.env['SWEEP_SECRET'] ||= randomUUID();
const env = await begin();
if (readBuildEnv(process.env).adapter !== 'node')
  refuse('npm start serves a site that is built for Node; unset ADAPTER and VERCEL.');
const running: Running[] = [];
closeOnSignal(running);

if (built === undefined) await build();
const server = await startServer({ env, outDir: built ?? 'dist' });
running.push(...(await startPractice(env, server.url)), server);
console.log(describe(env));

/** The folder of a site that is built already, else undefined. */
function readArguments() {
  try {
    return parseArgs({ options: { built: { type: 'string' } } }).values.built;
  } catch {
    return refuse('Usage: start.ts [--built <folder of a built site>]', 2);
  }
}

async function build() {
  console.log('Building the site …');
  const { FORCE_COLOR: _, ...env } = process.env;
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, NO_COLOR: '1' },
  });
  running.push({ close: () => child.kill() });
  const [said, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const warnings = warningsIn(said);
  if (warnings) console.warn(warnings);
  if (exitCode !== 0) refuse('The build failed; nothing is served.');
}

function warningsIn(said: string): string {
  const entries = said.split(/\n(?=\d\d:\d\d:\d\d )/);
  // Astro writes that directive into every MDX file itself, and reads it before Vite complains.
  const ours = entries.filter((entry) => !entry.includes('[MODULE_LEVEL_DIRECTIVE]'));
  return ours.filter((entry) => /^\S+ \[WARN\]/.test(entry)).join('\n');
}
