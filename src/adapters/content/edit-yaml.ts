import { Document, isMap, isNode, isSeq, parseDocument, visit, YAMLSeq } from 'yaml';
import type { Redirect } from '../../domain/blog/redirect/redirector.ts';
import { contentError } from './error.ts';
import { frontMatter, readYaml } from './yaml/read-yaml.ts';

/**
 * A text with another list in a field at its top; everything else stays byte for byte, and all of it when the
 * list stays the same. An empty list takes its field away.
 * @throws Error for the author when the top cannot be read
 */
export function editList(
  file: string,
  source: string,
  field: string,
  change: (items: readonly string[]) => readonly string[],
): string {
  const { [field]: written = [] } = readYaml(file, source).data as Record<string, unknown>;
  if (!Array.isArray(written)) throw contentError(`${file}:1 ${field}: write a list`);
  const items = change(written);
  if (JSON.stringify(items) === JSON.stringify(written)) return source;
  const line = items.length > 0 ? `${field}: ${flowList(items)}` : '';
  const { yaml, start } = frontMatter(file, source);
  const { contents } = parseDocument(yaml);
  const pair = isMap(contents) && contents.items.find(({ key }) => String(key) === field);
  if (!pair) return splice(source, ...additionTo(contents, yaml, start, line));
  const [from = 0] = isNode(pair.key) ? (pair.key.range ?? []) : [];
  const [, to = from] = isNode(pair.value) ? (pair.value.range ?? []) : [];
  const { length } = yaml.slice(from, to).trimEnd();
  return splice(source, start + from, line === '' ? length + 1 : length, line);
}

/**
 * A redirects.yaml in which each redirect leads where `change` says, or is gone, and more stand at the end. Its
 * comments stay, and all of it when nothing changes.
 */
export function editRedirects(
  source: string,
  change: (redirect: Redirect) => Redirect | undefined,
  added: readonly Redirect[] = [],
): string {
  const document: Document = parseDocument(source);
  const { contents } = document;
  const list = isSeq(contents) ? contents : new YAMLSeq();
  let isSame = true;
  list.items = list.items.filter((item) => {
    if (!isMap(item)) return true;
    const [from, to] = [String(item.get('from')), String(item.get('to'))];
    const changed = change({ from, to });
    if (changed?.to === to) return true;
    isSame = false;
    if (changed) item.set('to', changed.to);
    return changed !== undefined;
  });
  // Lines of their own: as parts of the list, thousands would be as many nodes in memory.
  const more = added.map(lineOf).join('');
  const isEmpty = list.items.length === 0;
  if (isSame && (more === '' || !(list.flow || isEmpty))) return joined(source, more);
  if (isEmpty && more !== '') return joined(source.slice(0, contents?.range?.[0]), more);
  list.flow = false;
  document.contents = list;
  return joined(document.toString({ lineWidth: 0 }), more);
}

function joined(above: string, below: string): string {
  return above === '' || below === '' || above.endsWith('\n') ? above + below : `${above}\n${below}`;
}

function lineOf({ from, to }: Redirect): string {
  const document = new Document([{ from, to }]);
  visit(document, { Map: (_, map) => void (map.flow = true) });
  return document.toString({ lineWidth: 0 });
}

function flowList(items: readonly string[]): string {
  const document = new Document(items, { flow: true });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trim();
}

/** Where another field begins, and how it is written there: below the others, as far in as they, or among them in braces. */
function additionTo(
  contents: unknown,
  yaml: string,
  start: number,
  line: string,
): [at: number, length: number, added: string] {
  const first = isMap(contents) ? contents.items[0]?.key : undefined;
  const [at = 0] = isNode(first) ? (first.range ?? []) : [];
  if (isMap(contents) && contents.flow) return [start + at, 0, `${line}, `];
  const indentation = yaml.slice(yaml.lastIndexOf('\n', at - 1) + 1, at);
  return [start + yaml.length, 0, `${indentation}${line}\n`];
}

function splice(text: string, start: number, length: number, added: string): string {
  return text.slice(0, start) + added + text.slice(start + length);
}
