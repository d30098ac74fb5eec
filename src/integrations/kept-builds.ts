import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { openBuildCache } from '../adapters/build-cache.ts';

const code = ['src/**/*.*', 'astro.config.mjs', 'package-lock.json'];

/** Lets a build use what earlier ones have kept of the same code, and forgets in the end what it had no use for. */
export function keptBuilds(): AstroIntegration {
  return {
    name: 'kept-builds',
    hooks: {
      'astro:config:setup'({ command, config }) {
        if (command !== 'build') return;
        const close = openBuildCache(config.cacheDir, hashOf(fileURLToPath(config.root)));
        // Before the next build has its turn.
        process.prependOnceListener('exit', (exitCode) => close(exitCode === 0));
      },
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
