import { parse, stringify } from 'devalue';
import type { Plugin } from 'vite';

type Entry = { body?: unknown; rendered?: unknown };

/** What Astro writes as the module that holds all entries of all collections. */
const store = /^export default JSON\.parse\((".*")\)$/s;

/**
 * Keeps the texts of posts and reading lists out of the server, which has no page that renders one: Astro would
 * bundle each of them a second time for it. A page on demand may still render what stands in pages/.
 */
export function leanServer(contentDir: string): Plugin {
  const collections = ['posts', 'reading'];
  const folder = `${RegExp.escape(contentDir)}/(?:${collections.join('|')})`;
  // Astro's list has one text a line: ["content/posts/a/index.mdx", () => import("…")]
  const unneeded = new RegExp(`^\\["${folder}/[^"]*", \\(\\) => import\\("[^"]*"\\)\\],?`, 'gm');
  return {
    name: 'lean-server',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    transform: {
      filter: { id: /\/content-modules\.mjs$|astro:data-layer-content$/ },
      handler: (code, id) =>
        id.endsWith('.mjs') ? code.replaceAll(unneeded, '') : withoutTexts(code, collections),
    },
  };
}

function withoutTexts(code: string, collections: readonly string[]): string {
  return code.replace(store, (_, literal: string) => {
    const entries = parse(JSON.parse(literal)) as Map<string, Map<string, Entry>>;
    for (const collection of collections)
      for (const entry of entries.get(collection)?.values() ?? []) {
        delete entry.body;
        delete entry.rendered;
      }
    return `export default JSON.parse(${JSON.stringify(stringify(entries))})`;
  });
}
