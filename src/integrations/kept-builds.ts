import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { openBuildCache, pruneBuildCache } from '../adapters/build-cache.ts';

const code = ['src/**/*.*', 'astro.config.mjs', 'package-lock.json'];

/**
 * Lets a build use what earlier ones have kept of the same code, and forgets what it had no use for. It comes last, when
 * all others have taken what they need.
 */
export function keptBuilds(): AstroIntegration {
  let cacheDir: URL;
  let begun: number;
  return {
    name: 'kept-builds',
    hooks: {
      'astro:config:setup'({ command, config }) {
        if (command !== 'build') return;
        ({ cacheDir } = config);
        begun = Date.now();
        process.once('exit', openBuildCache(cacheDir, hashOf(fileURLToPath(config.root))));
      },
      // A second of grace: clocks of file systems are not as fine as ours.
      'astro:build:done': () => pruneBuildCache(cacheDir, new Date(begun - 1_000)),
    },
  };
}

/** Of the code in that folder, all of it: what a page shows may come from anywhere. */
function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(code, { cwd: root }).toSorted())
    hash.update(JSON.stringify([file, readFileSync(join(root, file), 'latin1')]));
  return hash.digest('hex');
}
