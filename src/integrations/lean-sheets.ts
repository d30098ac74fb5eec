import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { hashOf } from '../adapters/web/inline-hashes.ts';
import { memoize } from '../domain/memoize.ts';
import { whatPagesShare, wordsIn } from './lean-pages.ts';

/**
 * Leaves in the sheet of each page that is rendered on demand the styles that something in its code has, and lets the
 * policy allow that sheet, too.
 */
export function leanSheets(): AstroIntegration {
  const { sheetOf } = whatPagesShare();
  let root = '';
  /** What each page may say as a class, by its file. */
  const words = new Map<string, Set<string>>();
  return {
    name: 'lean-sheets',
    hooks: {
      'astro:config:setup'({ config, updateConfig }) {
        root = fileURLToPath(config.root);
        updateConfig({ vite: { plugins: [reading(words)] } });
      },
      'astro:build:ssr'({ manifest: { routes, csp } }) {
        for (const { styles, routeData } of routes) {
          const used = words.get(join(root, routeData.component));
          if (!used || routeData.prerender) continue;
          for (const [index, sheet] of styles.entries()) {
            if (sheet.type !== 'inline') continue;
            const content = sheetOf(sheet.content).for(used);
            styles[index] = { ...sheet, content };
            csp?.styleDirective?.hashes.push(hashOf(content));
          }
        }
      },
    },
  };
}

/** Reads all that the server is made of, page by page. */
function reading(words: Map<string, Set<string>>): Plugin {
  return {
    name: 'lean-sheets',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    buildEnd() {
      const wordsOf = memoize((module: string) => [
        ...wordsIn([this.getModuleInfo(module)?.code ?? '']),
      ]);
      // To ask the bundler is slow, and pages share most of what they are made of.
      const importedBy = memoize((module: string) => {
        const found = this.getModuleInfo(module);
        return [...(found?.importedIds ?? []), ...(found?.dynamicallyImportedIds ?? [])];
      });
      for (const id of this.getModuleIds()) {
        if (!/\/src\/pages\/.*\.astro$/.test(id)) continue;
        const modules = new Set([id]);
        // The set grows as it is gone through.
        for (const each of modules) for (const other of importedBy(each)) modules.add(other);
        const rendering = [...modules].filter((each) => /\.(astro|mdx)|data-layer/.test(each));
        words.set(id, new Set(rendering.flatMap(wordsOf)));
      }
    },
  };
}
