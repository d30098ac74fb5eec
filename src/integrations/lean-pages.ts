import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { transform } from 'lightningcss';
import { hashOf as hash, inlineIn } from '../adapters/web/inline-hashes.ts';
import { memoize } from '../domain/memoize.ts';

/**
 * Leaves in each finished page the styles that something on it has, and lets its policy allow what stands in it: one
 * sheet and one list of hashes are made for all pages, and come in each of them before the first word. A page whose
 * script lies in a file of its own keeps them.
 */
export function leanPages(): AstroIntegration {
  return {
    name: 'lean-pages',
    hooks: {
      'astro:build:done'({ dir }) {
        const known = whatPagesShare();
        const root = fileURLToPath(dir);
        for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
          if (!file.endsWith('.html')) continue;
          const path = join(root, file);
          writeFileSync(path, leanPage(readFileSync(path, 'utf8'), known));
        }
      },
    },
  };
}

const sheets = /<style>([^<]+)<\/style>/g;
const classesOrScript = / class="([^"]*)|<script([^<]*)/g;
const className = /\.((?:\\.|[\w-])+)/g;

/** What is the same for the many pages of a kind, worked out once. */
export function whatPagesShare() {
  return {
    sheetOf: memoize((css: string) => {
      const classes = [
        ...new Set(Array.from(css.matchAll(className), ([, name = '']) => plain(name))),
      ];
      /** What is left of it without some of its classes, which a space divides. */
      const leftWithout = memoize((unused: string) => {
        const left = without(css, unused.split(' '));
        return without(left, variablesNotUsedIn(left));
      });
      return {
        /** What is left of it for who has these classes. */
        for: (used: ReadonlySet<string>) =>
          leftWithout(classes.filter((name) => !used.has(name)).join(' ')),
      };
    }),
    hashOf: memoize((text: string) => `'${hash(text)}'`),
  };
}

export function leanPage(html: string, { sheetOf, hashOf } = whatPagesShare()): string {
  if (/<script[^>]* src=/.test(html)) return html;
  // A script inside the page may give an element any class that it names.
  const used = wordsIn(
    Array.from(html.matchAll(classesOrScript), ([, classes, script = '']) => classes ?? script),
  );
  const lean = html.replaceAll(
    sheets,
    (_, css: string) => `<style>${sheetOf(css).for(used)}</style>`,
  );
  return allowingItsOwn(lean, html, hashOf);
}

/** All that may be a class in code or in the attribute for it. */
export function wordsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.split(/[\s"'<>=`\\]+/)));
}

function without(css: string, unusedSymbols: string[]): string {
  const code = Buffer.from(css);
  return transform({ filename: '', code, minify: true, unusedSymbols }).code.toString();
}

function variablesNotUsedIn(css: string): string[] {
  const [said, used] = [/(--[\w-]+)(?=\s*[:{])/g, /var\((--[\w-]+)/g].map(
    (name) => new Set(Array.from(css.matchAll(name), ([, found = '']) => found)),
  );
  return [...(said ?? [])].filter((name) => !used?.has(name));
}

/** `sm\:mt-4` is the class sm:mt-4. */
function plain(escaped: string): string {
  return escaped.replaceAll(/\\(.)/g, '$1');
}

const policy = /<meta http-equiv="content-security-policy"[^>]*>/;

/** The page with the hashes in its policy of what stands in it, and no others. @param before as the policy knows it */
function allowingItsOwn(html: string, before: string, hashOf: (text: string) => string): string {
  const [now = [], then = []] = [html, before].map((page) => inlineIn(page).map(hashOf));
  return html.replace(policy, (meta) =>
    meta.replaceAll(/ ('sha256-[^']+')/g, (_, hash: string) => {
      const index = then.indexOf(hash);
      return index < 0 ? '' : ` ${now[index]}`;
    }),
  );
}
