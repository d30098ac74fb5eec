import { existsSync, readFileSync } from 'node:fs';
import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isSeq,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import { contentError } from './error.ts';
import { yamlMistake } from './yaml-mistake.ts';

/** What a file in content/ says. Dates are text, as the author wrote them. */
export type Yaml = {
  file: string;
  data: unknown;
  /** The line in the file where the field stands, or else what it would stand in. */
  lineOf: (path: readonly PropertyKey[]) => number;
};

/** @throws Error that names the file when it is missing, or the line and the remedy when it is no YAML. */
export function readYamlFile(file: string): Yaml {
  if (!existsSync(file)) throw contentError(`The site needs a file that is missing: ${file}`);
  return readYaml(file, readFileSync(file, 'utf8'));
}

/**
 * Reads a YAML file, or the front matter of a text by its name.
 * @throws Error that names file and line and says in plain words what to mend.
 */
export function readYaml(file: string, source: string): Yaml {
  const { yaml, above } = /\.ya?ml$/.test(file)
    ? { yaml: source, above: 0 }
    : frontMatter(file, source);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [fault] = [...document.errors, ...document.warnings, ...references(document)];
  if (fault) {
    const { line, text } = yamlMistake(yaml, fault, lines.linePos(fault.pos[0]).line);
    throw contentError(`${file}:${line + above} ${text}`);
  }
  const lineOf = (path: readonly PropertyKey[]) =>
    lines.linePos(offsetOf(document, path)).line + above;
  return { file, data: document.toJS() ?? {}, lineOf };
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
