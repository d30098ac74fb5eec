import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startServer } from '../server.ts';
import { begin, refuse } from './begin.ts';
import { describe, startPractice } from './practice.ts';
import { closeOnSignal } from './stop.ts';

const built = readArguments();
// The server's own timer needs one, whether or not the owner lets others in.
process.env['SWEEP_SECRET'] ||= randomUUID();
const env = await begin();
const running: Parameters<typeof closeOnSignal>[0] = [];
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
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  running.push({ close: () => child.kill() });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const [exitCode] = await once(child, 'close');
  const lines = Buffer.concat(output).toString();
  if (exitCode !== 0) refuse(`${lines}\nThe build failed; nothing is served.`);
  const entries = lines.split(/\n(?=\d\d:\d\d:\d\d )/);
  const warnings = entries.filter((entry) => /^[\d:]+ \[(WARN|ERROR)\] (?!\[vite\])/.test(entry));
  if (warnings.length > 0) console.warn(warnings.join('\n'));
}
