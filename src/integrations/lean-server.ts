import type { Plugin } from 'vite';

/**
 * Keeps the texts of posts and reading lists out of the server, which has no page that renders one: Astro would
 * bundle each of them a second time for it. A page on demand may still render what stands in pages/.
 */
export function leanServer(contentDir: string): Plugin {
  const folder = `${RegExp.escape(contentDir)}/(?:posts|reading)`;
  // Astro's list has one text a line: ["content/posts/a/index.mdx", () => import("…")],
  const unneeded = new RegExp(`^\\["${folder}/[^"]*", \\(\\) => import\\("[^"]*"\\)\\],?`, 'gm');
  return {
    name: 'lean-server',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    transform: {
      filter: { id: /\/content-modules\.mjs$/ },
      handler: (code) => code.replaceAll(unneeded, ''),
    },
  };
}
