import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { siteUrl } from '../../support/site.ts';

const everyMilliseconds = 2;

/** How far a build is: what it has said, and whether it has written a file of dist/. */
export type Progress = { said: string; wrote(file: string): boolean };

/**
 * Builds the project in that folder.
 * @param end kills it as soon as this is true of it
 * @returns whether it was killed
 * @throws Error with all that it said when it fails
 */
export async function build(root: string, end?: (progress: Progress) => boolean): Promise<boolean> {
  const begun = Date.now();
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  // What the build before left is older.
  const wrote = (file: string) =>
    (statSync(join(root, 'dist', file), { throwIfNoEntry: false })?.mtimeMs ?? 0) > begun;
  while (end && child.exitCode === null && !child.killed)
    if (end({ said, wrote })) child.kill('SIGKILL');
    else await wait(everyMilliseconds);
  const [exitCode] = await closed;
  if (exitCode !== 0 && !child.killed) throw new Error(said);
  return child.killed;
}

const env = {
  ...{ SITE_URL: siteUrl, CONTENT_DIR: 'content', ADAPTER: 'node', NODE_ENV: 'production' },
  ...{ ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  // Astro draws another for each build.
  ASTRO_KEY: Buffer.alloc(32, 'k').toString('base64'),
};

/** What a build wrote, by file, without the moment that it notes and the order in which files were found. */
export function writtenBy(root: string): Map<string, string> {
  const dist = join(root, 'dist');
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const text = readFileSync(path, 'latin1');
      return [relative(dist, path), steady[name]?.(text) ?? text];
    }),
  );
}

const steady: Record<string, (text: string) => string> = {
  'build.json': (text) => text.replace(/"at":"[^"]*",/, ''),
  'entry.mjs': (text) =>
    text.replace(/(?<="assets":)\[[^\]]*\]/, (list) => JSON.stringify(JSON.parse(list).toSorted())),
};

/** The files that one build has and another has not, or has with other bytes. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const files = [...new Set([...one.keys(), ...other.keys()])].toSorted();
  return files.filter((file) => one.get(file) !== other.get(file));
}
