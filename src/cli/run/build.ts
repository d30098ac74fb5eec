import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Running } from './stop.ts';

/**
 * Builds the site into a folder and says what the build warns of; false when it fails.
 * @param running gets the build while it runs
 */
export async function build(outDir: string, running: Running[]): Promise<boolean> {
  console.log('Building the site …');
  const { FORCE_COLOR: _, ...env } = process.env;
  const command = ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, NO_COLOR: '1' },
  });
  running.push({ close: () => child.kill() });
  const [said, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const warnings = warningsIn(said);
  if (warnings) console.warn(warnings);
  return exitCode === 0;
}

function warningsIn(said: string): string {
  const entries = said.split(/\n(?=\d\d:\d\d:\d\d )/);
  // Astro writes that directive into every MDX file itself, and reads it before Vite complains.
  const ours = entries.filter((entry) => !entry.includes('[MODULE_LEVEL_DIRECTIVE]'));
  return ours.filter((entry) => /^\S+ \[WARN\]/.test(entry)).join('\n');
}
