import type { AstroIntegration } from 'astro';
import { pruneBuildCache } from '../adapters/build-cache.ts';

/** Forgets after a build what earlier ones kept for it and it had no use for. */
export function pruneCache(): AstroIntegration {
  let cacheDir: URL;
  let begun: number;
  return {
    name: 'prune-cache',
    hooks: {
      'astro:config:done'({ config }) {
        ({ cacheDir } = config);
      },
      'astro:build:start'() {
        begun = Date.now();
      },
      // A second of grace: clocks of file systems are not as fine as ours.
      'astro:build:done': () => pruneBuildCache(cacheDir, new Date(begun - 1_000)),
    },
  };
}
