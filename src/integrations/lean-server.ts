import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse, stringify } from 'devalue';
import type { Plugin } from 'vite';

const collections = ['posts', 'reading'];
/** Where Astro's cache keeps all entries of all collections. */
const store = 'data-store.json';

type Places = { contentDir: string; cacheDir: string };
type Entry = { body?: unknown; rendered?: unknown };

/**
 * Keeps the texts of posts and reading lists out of the server, which has no page that renders one: Astro would
 * bundle each of them a second time for it. A page on demand may still render what stands in pages/. Nor are they
 * bundled for the pages that the build renders itself: those read them where Astro keeps them.
 */
export function leanServer({ contentDir, cacheDir }: Places): Plugin {
  const folder = `${RegExp.escape(contentDir)}/(?:${collections.join('|')})`;
  // Astro's list has one text a line: ["content/posts/a/index.mdx", () => import("…")]
  const unneeded = new RegExp(`^\\["${folder}/[^"]*", \\(\\) => import\\("[^"]*"\\)\\],?`, 'gm');
  const file = resolve(cacheDir, store);
  return {
    name: 'lean-server',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr' || name === 'prerender',
    load: {
      order: 'pre',
      filter: { id: /^\0astro:data-layer-content$/ },
      async handler() {
        if (this.environment.name === 'prerender') return reading(file);
        const entries = withoutTexts(await readFile(file, 'utf8'));
        return `export default JSON.parse(${JSON.stringify(entries)});`;
      },
    },
    transform: {
      filter: { id: /\/content-modules\.mjs$/ },
      handler(code) {
        return this.environment.name === 'ssr' ? code.replaceAll(unneeded, '') : code;
      },
    },
  };
}

/** A module that reads it when it runs. */
function reading(file: string): string {
  return `import { readFileSync } from 'node:fs';
export default JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));`;
}

/** Astro's store without what is said in them. */
function withoutTexts(kept: string): string {
  const entries = parse(kept) as Map<string, Map<string, Entry>>;
  for (const collection of collections)
    for (const entry of entries.get(collection)?.values() ?? []) {
      delete entry.body;
      delete entry.rendered;
    }
  return stringify(entries);
}
