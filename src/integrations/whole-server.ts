import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { featuresIn } from '../adapters/content/places.ts';
import { BREAKING, MIGRATIONS } from '../adapters/database/migrations.ts';

const worker = fileURLToPath(new URL('../server/worker.ts', import.meta.url));

/**
 * Makes a build whole: its server is bundled with all of its packages and needs no `node_modules`. For our Node
 * host the process that serves it lies in it, too, and what whoever takes the build over has to know of it.
 * Addresses are written into every page, so a build for another `siteUrl` is none for this site.
 */
export function wholeServer(
  adapter: 'node' | 'vercel',
  madeFor: { siteUrl: URL; contentDir: string },
) {
  let server: URL;
  let onDemand: string[] = [];
  const integration: AstroIntegration = {
    name: 'whole-server',
    hooks: {
      'astro:config:setup'({ updateConfig }) {
        updateConfig({ vite: { plugins: [bundled(adapter === 'node')] } });
      },
      'astro:config:done'({ config }) {
        ({ server } = config.build);
      },
      'astro:routes:resolved'({ routes }) {
        const rendered = routes.filter(({ isPrerendered }) => !isPrerendered);
        onDemand = rendered.map(({ patternRegex }) => patternRegex.source);
      },
      async 'astro:build:done'() {
        if (adapter !== 'node') return;
        const at = new Date().toISOString();
        const features = featuresIn(madeFor.contentDir);
        const mark = {
          at,
          ...madeFor,
          features,
          onDemand,
          numbered: true,
          schema: MIGRATIONS.length,
          breaking: BREAKING.at(-1),
        };
        await writeFile(new URL('build.json', server), JSON.stringify(mark));
      },
    },
  };
  return integration;
}

function bundled(withWorker: boolean): Plugin {
  return {
    name: 'whole-server',
    apply: 'build',
    config: () => ({ environments: { ssr: { resolve: { noExternal: true } } } }),
    applyToEnvironment: ({ name }) => name === 'ssr',
    buildStart() {
      if (withWorker) this.emitFile({ type: 'chunk', id: worker, fileName: 'worker.mjs' });
    },
    // Astro takes a list from beside the schemas of its settings. Nobody asks them once a site is built, and all of
    // zod would be there before the first request.
    transform: {
      filter: { id: /\/astro\/dist\/core\/csp\/config\.js$/ },
      handler: (code) => code.replaceAll(/\bz\.\w+\(/g, '/* @__PURE__ */ $&'),
    },
  };
}
