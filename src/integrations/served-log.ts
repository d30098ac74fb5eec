import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Leaves Astro's own log to the build: what Astro says while the site is served goes into the site's. */
export function servedLog(): Plugin {
  const ours = JSON.stringify(resolve('src/server/astro-log.ts'));
  return {
    name: 'served-log',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    transform: {
      filter: { id: /virtual:astro:logger$/ },
      handler: () => `export { astroLog as default } from ${ours};\nexport const level = 'error';`,
    },
  };
}
