import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { shortOfMemory } from './short-of-memory.mjs';
import type { Running } from './stop.ts';

/** `failed` has what the build complained of. */
export type Outcome = 'whole' | { failed: string };

/**
 * Builds the site into a folder and says what the build warns of and complains of.
 * @param running gets the build while it runs; when it is stopped there, the promise stays open
 */
export async function build(outDir: string, running: Running[]): Promise<Outcome> {
  console.log('Building the site …');
  const { FORCE_COLOR: _, ...env } = process.env;
  const command = ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NO_COLOR: '1' },
  });
  const ended = once(child, 'close');
  let stopped = false;
  running.push({
    close() {
      stopped = true;
      child.kill();
      return ended;
    },
  });
  child.stderr.pipe(process.stderr, { end: false });
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode, signal] = await ended;
  const warnings = warningsIn(said);
  if (warnings) console.warn(warnings);
  // The command ends with it: nobody is to take that for a failure.
  if (stopped) return new Promise<never>(() => undefined);
  if (exitCode === 0) return 'whole';
  const killed = shortOfMemory('the build', { code: exitCode, signal });
  if (killed) console.error(killed);
  return { failed: killed ?? complaints.trim() };
}

function warningsIn(said: string): string {
  const entries = said.split(/\n(?=\d\d:\d\d:\d\d )/);
  // Astro writes that directive into every MDX file itself, and reads it before Vite complains.
  const ours = entries.filter((entry) => !entry.includes('[MODULE_LEVEL_DIRECTIVE]'));
  return ours.filter((entry) => /^\S+ \[WARN\]/.test(entry)).join('\n');
}
