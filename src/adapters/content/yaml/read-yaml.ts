import { existsSync } from 'node:fs';
import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import { invisible } from '../../../domain/blog/text/invisible.ts';
import { contentError } from '../error.ts';
import { ownCopy } from '../../own-copy.ts';
import { readTextFile } from '../text-file.ts';
import { type ContentFault, yamlMistake } from './yaml-mistake.ts';

/** What a file in content/ says. Dates are text, as the author wrote them. */
export type Yaml = {
  file: string;
  data: unknown;
  /** The line in the file where the field stands, or else what it would stand in. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** What stands behind a # and was perhaps meant to be read. */
  lost: ContentFault[];
};

/** What fields say, wherever they stand: the same characters, below as many lines, say the same. */
export type Said = Pick<Yaml, 'data' | 'lost'>;

/** @param above how many lines stand above the fields */
export type ReadSaid = (fields: string, above: number, read: () => Said) => Said;

/** @throws Error that names the file when it is missing, or the line and the remedy when it is no YAML. */
export function readYamlFile(file: string): Yaml {
  if (!existsSync(file)) throw contentError(`The site needs a file that is missing: ${file}`);
  return readYaml(file, readTextFile(file));
}

/** The same of a file that may be missing: then it says nothing. */
export function readYamlIfThere(file: string): Yaml {
  return existsSync(file) ? readYamlFile(file) : readYaml(file, '');
}

/**
 * Reads a YAML file, or the front matter of a text by its name.
 * @param take has what was read of the same fields before, or else lets them be read
 * @throws Error that names file and line and says in plain words what to mend.
 */
export function readYaml(
  file: string,
  source: string,
  take: ReadSaid = (_, __, read) => read(),
): Yaml {
  const { yaml: fields, above } = /\.ya?ml$/.test(file)
    ? { yaml: source, above: 0 }
    : frontMatter(file, source);
  const yaml = ownCopy(fields);
  const known = last.get(file);
  const isSame = known?.yaml === yaml && known.above === above;
  const said = take(yaml, above, () => (isSame ? known.said : parse(file, yaml, above)));
  last.set(file, { yaml, above, said });
  return { file, ...said, lineOf: lineFinder(yaml, above) };
}

/** What each file said last: a build reads all of content/ for its check, and again when Astro loads it. */
const last = new Map<string, { yaml: string; above: number; said: Said }>();

function parse(file: string, yaml: string, above: number): Said {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [fault] = [...document.errors, ...document.warnings, ...references(document)];
  if (fault) {
    const { line, text } = yamlMistake(yaml, fault, lines.linePos(fault.pos[0]).line);
    throw contentError(`${file}:${line + above} ${text}`);
  }
  const inLine = (offset: number) => lines.linePos(offset).line + above;
  const hidden = invisibleIn(document);
  if (hidden) throw contentError(`${file}:${inLine(hidden.offset)} ${hidden.text}`);
  const lost = commentsIn(document).map(({ offset, text }) => ({ line: inLine(offset), text }));
  return { data: document.toJS() ?? {}, lost };
}

let lastAsked: { yaml: string; lines: LineCounter; document: Document } | undefined;

/**
 * Few files are asked for lines, and one after the other: that one is parsed again, because all that is parsed of a
 * large blog would fill the memory.
 */
function lineFinder(yaml: string, above: number): Yaml['lineOf'] {
  return (path) => {
    if (lastAsked?.yaml !== yaml) {
      const lines = new LineCounter();
      lastAsked = { yaml, lines, document: parseDocument(yaml, { lineCounter: lines }) };
    }
    return lastAsked.lines.linePos(offsetOf(lastAsked.document, path)).line + above;
  };
}

/**
 * What stands between the lines ---, found as Astro finds it, where it begins, and how many lines stand above.
 * @throws Error that names the file and says what to write when there is none
 */
export function frontMatter(
  file: string,
  source: string,
): { yaml: string; start: number; above: number } {
  const [, before, yaml] = /^(\uFEFF?|\s*\n)---([\s\S]*?\n)---/.exec(source) ?? [];
  if (before !== undefined && yaml !== undefined)
    return { yaml, start: before.length + 3, above: before.split('\n').length - 1 };
  const begun = source.trimStart().startsWith('---');
  const remedy = begun
    ? 'the fields at the top have no end: write --- on a line of its own below them'
    : 'the fields at the top are missing: write --- on a line of its own, then title: and the others, then --- again';
  throw contentError(`${file}:1 ${remedy}`);
}

/** `*Thrive*` and `&c` refer to other places of a YAML file; an author means the characters. */
function references(document: Document) {
  const found: { code: 'BAD_ALIAS'; message: string; pos: [number] }[] = [];
  visit(document, (_, node) => {
    if (!isNode(node) || !(isAlias(node) || node.anchor)) return;
    found.push({ code: 'BAD_ALIAS', message: '', pos: [node.range?.[0] ?? 0] });
  });
  return found;
}

type Found = { offset: number; text: string };

/** A character that no feed may hold, written by itself or as \\u000b. */
function invisibleIn(document: Document): Found | undefined {
  let found: Found | undefined;
  visit(document, {
    Scalar(_, { value, range }) {
      const text = typeof value === 'string' ? invisible(value) : undefined;
      if (text) found ??= { offset: range?.[0] ?? 0, text };
    },
  });
  return found;
}

/** `title: Why I am #1` ends before the #. With a space behind it, only sentences are likely to be meant. */
function commentsIn(document: Document): Found[] {
  const found: Found[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(value) || value.type !== 'PLAIN' || !value.comment) return;
      const comment = value.comment.split('\n')[0] ?? '';
      const name = String(key);
      if (/^\s|^$/.test(comment) && !/^(title|description|alt|why|what)$/.test(name)) return;
      const whole = JSON.stringify(`${String(value.source)} #${comment}`);
      const text = `${name}: what stands behind the # is lost; put all of it in quotation marks: ${name}: ${whole}`;
      found.push({ offset: value.range?.[0] ?? 0, text });
    },
  });
  return found;
}

function offsetOf({ contents }: Document, path: readonly PropertyKey[]): number {
  let node: unknown = contents;
  let offset = 0;
  for (const step of path) {
    const pair = isMap(node) && node.items.find(({ key }) => String(key) === String(step));
    const found = pair ? pair.key : isSeq(node) ? node.items[Number(step)] : undefined;
    if (!isNode(found)) break;
    offset = found.range?.[0] ?? offset;
    node = pair ? pair.value : found;
  }
  return offset;
}
