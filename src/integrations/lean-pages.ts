import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { transform } from 'lightningcss';

/**
 * Leaves in each finished page the styles that something on it has, and lets its policy allow what stands in it: one
 * sheet and one list of hashes are made for all pages, and come in each of them before the first word. A page whose
 * script lies in a file of its own keeps them.
 */
export function leanPages(): AstroIntegration {
  return {
    name: 'lean-pages',
    hooks: {
      async 'astro:build:done'({ dir }) {
        const known = new Map<string, string>();
        for await (const file of glob('**/*.html', { cwd: fileURLToPath(dir) })) {
          const url = new URL(file, dir);
          await writeFile(url, leanPage(await readFile(url, 'utf8'), known));
        }
      },
    },
  };
}

const sheet = /(?<=<style>)[^<]+(?=<\/style>)/g;
const classesOrScript = /(?<= class=")[^"]*|(?<=<script)[^<]*/g;
const className = /\.((?:\\.|[\w-])+)/g;

/** @param known what is left of a sheet without some of its classes; pages of a kind have the same */
export function leanPage(html: string, known = new Map<string, string>()): string {
  if (/<script[^>]* src=/.test(html)) return html;
  // A script inside the page may give an element any class that it names.
  const used = new Set((html.match(classesOrScript) ?? []).join(' ').match(/[^\s"'<>=`]+/g));
  const lean = html.replaceAll(sheet, (css) => {
    const classes = Array.from(css.matchAll(className), ([, name = '']) => plain(name));
    const unused = [...new Set(classes)].filter((name) => !used.has(name));
    const key = JSON.stringify([css, unused]);
    const less = known.get(key) ?? without(css, unused);
    known.set(key, less);
    return less;
  });
  return allowingItsOwn(lean, html);
}

function without(css: string, unusedSymbols: string[]): string {
  const { code } = transform({ filename: '', code: Buffer.from(css), minify: true, unusedSymbols });
  return code.toString();
}

/** `sm\:mt-4` is the class sm:mt-4. */
function plain(escaped: string): string {
  return escaped.replaceAll(/\\(.)/g, '$1');
}

const policy = /<meta http-equiv="content-security-policy"[^>]*>/;

/** The page with the hashes in its policy of what stands in it, and no others. @param before as the policy knows it */
function allowingItsOwn(html: string, before: string): string {
  const [now, then] = [hashesOf(html), hashesOf(before)];
  return html.replace(policy, (meta) =>
    meta.replaceAll(/ ('sha256-[^']+')/g, (_, hash: string) => {
      const index = then.indexOf(hash);
      return index < 0 ? '' : ` ${now[index]}`;
    }),
  );
}

function hashesOf(html: string): string[] {
  const inline = html.matchAll(/<(script|style)\b[^>]*>(.*?)<\/\1>/gs);
  return Array.from(inline, ([, , text = '']) => {
    const hash = createHash('sha256').update(text).digest('base64');
    return `'sha256-${hash}'`;
  });
}
