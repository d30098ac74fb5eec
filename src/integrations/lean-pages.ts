import { type Selector, type SelectorComponent, transform } from 'lightningcss';
import { hashOf as hash } from '../adapters/web/inline-hashes.ts';
import { memoize } from '../domain/memoize.ts';

const inline = /<(script|style)\b([^>]*)>([^<]*(?:<(?!\/\1>)[^<]*)*)<\/\1>/g;
const classAttribute = / class="([^"]*)/g;
const startTag = /<([a-z][\w-]*)/g;
/** What a browser adds where it is not written. */
const implied = ['html', 'head', 'body', 'tbody'];

/** What is the same for the many pages of a kind, worked out once. */
export function whatPagesShare() {
  return {
    sheetOf: memoize((css: string) => {
      const { classes, elements } = namesIn(css);
      /** What is left of it without some classes and some elements, as CSS says them, which a space divides. */
      const leftWithout = memoize((unused: string) => {
        const left = without(css, new Set(unused.split(' ')));
        return withoutVariables(left, variablesNotUsedIn(left));
      });
      return {
        /** What is left of it for who has these classes, and these elements when they are known. */
        for: (used: ReadonlySet<string>, tags?: ReadonlySet<string>) => {
          const unused = classes.filter((name) => !used.has(name)).map((name) => `.${name}`);
          const unmade = tags ? elements.filter((name) => !tags.has(name)) : [];
          return leftWithout([...unused, ...unmade].join(' '));
        },
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
  // A script inside the page may make any element, and give it any class, that it names.
  const scripted = wordsIn(scripts.map(({ text }) => text));
  const classes = Array.from(html.matchAll(classAttribute), ([, names = '']) => names);
  const used = wordsIn([...new Set(classes), ...scripted]);
  const tags = Array.from(html.matchAll(startTag), ([, name = '']) => name);
  const made = new Set([...implied, ...tags, ...scripted]);
  const allowed = new Map(scripts.map(({ text }) => [hashOf(text), hashOf(text)]));
  let lean = html;
  for (const { attributes, text } of elements.filter(({ isScript }) => !isScript)) {
    const isSheet = attributes === '' && text !== '' && !text.includes('<');
    const left = isSheet ? sheetOf(text).for(used, made) : text;
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

/** The classes and elements that its selectors name. */
function namesIn(css: string) {
  const [classes, elements] = [new Set<string>(), new Set<string>()];
  const look = (selector: Selector) => {
    for (const part of selector) {
      if (part.type === 'class') classes.add(part.name);
      else if (part.type === 'type') elements.add(part.name);
      else for (const each of within(part)) look(each);
    }
  };
  transform({ ...sourceOf(css), visitor: { Selector: look } });
  return { classes: [...classes], elements: [...elements] };
}

/** Without the selectors that need what is not there, and the rules that have no other. */
function without(css: string, missing: ReadonlySet<string>): string {
  const matches = (selector: Selector): boolean =>
    selector.every((part) => {
      if (part.type === 'class') return !missing.has(`.${part.name}`);
      if (part.type === 'type') return !missing.has(part.name);
      const needed = within(part);
      return needed.length === 0 || needed.some(matches);
    });
  const Selector = (selector: Selector) => (matches(selector) ? undefined : []);
  return transform({ ...sourceOf(css), visitor: { Selector } }).code.toString();
}

/** The selectors of which a part needs one. */
function within(part: SelectorComponent): readonly Selector[] {
  if (part.type !== 'pseudo-class') return [];
  const isOfSome = part.kind === 'is' || part.kind === 'where' || part.kind === 'has';
  return isOfSome ? part.selectors : [];
}

function withoutVariables(css: string, unusedSymbols: string[]): string {
  return transform({ ...sourceOf(css), unusedSymbols }).code.toString();
}

function sourceOf(css: string) {
  return { filename: '', code: Buffer.from(css), minify: true };
}

function variablesNotUsedIn(css: string): string[] {
  const [said, used] = [/(--[\w-]+)(?=\s*[:{])/g, /var\((--[\w-]+)/g].map(
    (name) => new Set(Array.from(css.matchAll(name), ([, found = '']) => found)),
  );
  return [...(said ?? [])].filter((name) => !used?.has(name));
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
