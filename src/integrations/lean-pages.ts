import { transform } from 'lightningcss';
import { hashOf as hash } from '../adapters/web/inline-hashes.ts';
import { memoize } from '../domain/memoize.ts';

const inline = /<(script|style)\b([^>]*)>([^<]*(?:<(?!\/\1>)[^<]*)*)<\/\1>/g;
const classAttribute = / class="([^"]*)/g;
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
    // Of sheets alone: what else stands in a page would keep all of it in memory.
    sheetHash: memoize(hashOf),
  };
}

/**
 * A finished page with the styles that something on it has, and a policy that allows what stands in it: one sheet and
 * one list of hashes are made for all pages, and come in each of them before the first word. A page whose script lies
 * in a file of its own stays as it is.
 */
export function leanPage(html: string, { sheetOf, sheetHash } = whatPagesShare()): string {
  const elements = Array.from(html.matchAll(inline), ([, name, attributes = '', text = '']) => {
    return { isScript: name === 'script', attributes, text };
  });
  const scripts = elements.filter(({ isScript }) => isScript);
  if (scripts.some(({ attributes }) => attributes.includes(' src='))) return html;
  // A script inside the page may give an element any class that it names.
  const classes = Array.from(html.matchAll(classAttribute), ([, names = '']) => names);
  const used = wordsIn([...new Set(classes), ...scripts.map(({ text }) => text)]);
  const allowed = new Map(scripts.map(({ text }) => [hashOf(text), hashOf(text)]));
  let lean = html;
  for (const { attributes, text } of elements.filter(({ isScript }) => !isScript)) {
    const isSheet = attributes === '' && text !== '' && !text.includes('<');
    const left = isSheet ? sheetOf(text).for(used) : text;
    allowed.set(sheetHash(text), sheetHash(left));
    lean = lean.replace(`<style>${text}`, () => `<style>${left}`);
  }
  return allowing(lean, allowed);
}

/** As a policy says it. */
function hashOf(text: string): string {
  return `'${hash(text)}'`;
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

/** The page with the hashes in its policy of what stands in it, and no others. @param own by what the policy knows it as */
function allowing(html: string, own: ReadonlyMap<string, string>): string {
  return html.replace(policy, (meta) =>
    meta.replaceAll(/ ('sha256-[^']+')/g, (_, hash: string) => {
      const now = own.get(hash);
      return now ? ` ${now}` : '';
    }),
  );
}
