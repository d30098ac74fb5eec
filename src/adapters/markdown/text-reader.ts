import { relative } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { contentError, noting } from '../content/error.ts';
import { readYaml } from '../content/yaml/read-yaml.ts';
import { notesOfCode } from './code-notes.ts';
import { hasManySigns, refuseCrowded } from './crowded-text.ts';
import { importsIn } from './expressions.ts';
import { headingIds } from './heading-ids.ts';
import { mdxComponents } from './mdx-components.ts';
import { mdxMistake } from './mdx-mistake.ts';
import { collect, type Collected } from './text-collector.ts';
import { type Note, noteSlips, notesOfCharacters } from './text-notes.ts';

/** What stands in a text, with its lines. */
export type Text = Omit<Collected, 'expressions' | 'modules'> & {
  /** What the site could not show as it was meant, and what is worth a look. */
  notes: Note[];
  /** The lines that import something or pass it on. */
  imports: { line: number; code: string }[];
};

/**
 * Reads an .mdx or .md text as the site compiles it, props of components included.
 * @throws Error for the author that names file and line of what the site could not render.
 */
export async function readText(file: string, source: string): Promise<Text> {
  // The compiler’s trees lie outside the heap, and Node frees such memory between two turns only.
  await nextTurn();
  const text = withoutFields(source);
  const notes = notesOfCharacters(text);
  let known: unknown;
  const fields = () => (known ??= fieldsOf(file, source));
  const { plugin, collected, see } = collect(text, notes, fields);
  const fileURL = pathToFileURL(file);
  const mdx = file.endsWith('.mdx');
  const processor = satteri({
    features: { rawHtml: !mdx },
    mdastPlugins: [noteSlips(notes, text)],
    hastPlugins: [...(mdx ? [mdxComponents()] : []), headingIds(), plugin],
  });
  let compiled = '';
  try {
    if (hasManySigns(text)) {
      const first = satteri({ mdastPlugins: [refuseCrowded(file, text)] });
      await compile(first, text, fileURL, { ...plain, smartypants: false });
    }
    compiled = await compile(processor, text, fileURL);
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    // Of a component: it names file, line and remedy already.
    if (fault.stack === '' || fault.message.startsWith(relative('', file)))
      throw contentError(fault.message);
    if (fault instanceof URIError) throw contentError(percentIn(file, text));
    const { line, text: words } = mdxMistake(text, fault.message);
    throw contentError(`${file}:${line} ${words}`);
  }
  const { modules, ...found } = collected;
  const expressions = collected.expressions.filter(({ code }) => !onlyComment.test(code));
  if (expressions.length + modules.length > 0) {
    const code = { file, fields: fields(), expressions, modules, compiled };
    const compileAlone = (words: string) => compile(satteri(), words, fileURL);
    notes.push(...(await notesOfCode(code, compileAlone, see)));
  }
  return {
    ...found,
    notes: notes.toSorted((a, b) => a.line - b.line),
    imports: modules.flatMap(importsIn),
  };
}

/** Nothing of it runs. */
const onlyComment = /^\s*(\/\*((?!\*\/).)*\*\/\s*)+$/s;

/** The module of an .mdx text; what a .md text becomes is of no use here. */
async function compile(
  processor: ReturnType<typeof satteri>,
  text: string,
  fileURL: URL,
  how: typeof plain = plain,
) {
  if (!fileURL.pathname.endsWith('.mdx')) {
    await (await processor.createRenderer(how)).render(text, { fileURL });
    return '';
  }
  const paths = { srcDir: new URL('./', fileURL), optimize: false, sourcemap: false };
  const renderer = await processor.createMdxRenderer?.(how, paths);
  return (await renderer?.process(text, fileURL.pathname, {}))?.code ?? '';
}

const plain = { syntaxHighlight: false as const, gfm: true, smartypants: true };

/** Who reads the text has told what is wrong with its fields. */
function fieldsOf(file: string, source: string): unknown {
  const noted: string[] = [];
  return noting(noted, () => readYaml(file, source).data) ?? {};
}

/** A % in an address begins two digits there. */
function percentIn(file: string, text: string): string {
  const half = /!\[[^\]]*\]\([^)]*%(?![\da-f]{2})/i;
  const line = text.split('\n').findIndex((each) => half.test(each)) + 1 || 1;
  return `${file}:${line} a % in the name of a picture means something else: rename the picture without it`;
}

/** The source with its front matter emptied, so that its lines keep their numbers. */
export function withoutFields(source: string): string {
  return source.replace(/^(\uFEFF?|\s*\n)---[\s\S]*?\n---/, (fields) =>
    fields.replaceAll(/[^\n]/g, ''),
  );
}
