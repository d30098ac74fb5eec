import type { Element, ElementContent } from 'hast';
import { text, wordsOf } from './elements.ts';

/** Marks of emphasis, which bear neither space at their ends nor themselves within. */
export const marks: Record<string, string> = {
  ...{ strong: 'strong', b: 'strong', em: 'em', i: 'em', del: 'del', s: 'del', strike: 'del' },
  ...{ code: 'code', u: 'u', mark: 'mark', ins: 'ins' },
};

/** Stands where a picture is missing; the author finds its name in the text. */
export const missing = 'missing-picture';

/** Whether a mark would stand around anything. */
export function hasWords(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type !== 'element') return wordsOf(node).trim() !== '';
    if (node.properties['id'] != null || hasWords(node.children)) return true;
    return node.children.length === 0 && !nothing.has(node.tagName);
  });
}

const blank = new Set(['br', missing]);
const nothing = new Set(['span', ...blank]);

/** A mark's words without the space and the breaks at their ends, and those. */
export function spaced(
  children: readonly ElementContent[],
): [before: ElementContent[], words: ElementContent[], after: ElementContent[]] {
  const parts = children.flatMap(apart);
  const start = parts.findIndex((part) => !isBlank(part));
  const end = parts.findLastIndex((part) => !isBlank(part)) + 1;
  if (end === 0) return [parts, [], []];
  return [parts.slice(0, start), parts.slice(start, end), parts.slice(end)];
}

/** The same nodes without a mark, whose words stay. */
export function without(mark: string, nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node];
    const children = without(mark, node.children);
    return node.tagName === mark ? children : [{ ...node, children }];
  });
}

function apart(node: ElementContent): ElementContent[] {
  if (node.type !== 'text') return [node];
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(node.value) ?? [];
  return [...text(before), ...text(words), ...text(after)];
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'element' ? blank.has(node.tagName) : wordsOf(node).trim() === '';
}

/**
 * Marks beside each other: two of a kind become one. Where the signs of Markdown would be read otherwise, because
 * of what stands beside them, the mark is written as a tag.
 */
export function joined(nodes: readonly ElementContent[]): ElementContent[] {
  const found: ElementContent[] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    if (isMark(node) && isMark(last) && last.tagName === node.tagName)
      found[found.length - 1] = { ...last, children: joined([...last.children, ...node.children]) };
    else found.push(node);
  }
  return found.map((node, index) =>
    isMark(node) && !isClear(node, found[index - 1], found[index + 1])
      ? { ...node, properties: { dataTag: true } }
      : node,
  );
}

function isMark(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && marks[node.tagName] !== undefined;
}

function isClear(
  mark: Element,
  before: ElementContent | undefined,
  after: ElementContent | undefined,
): boolean {
  const starts = isWord(mark.children.at(0), /^[\p{L}\p{N}]/u) && !isMark(before);
  const ends = isWord(mark.children.at(-1), /[\p{L}\p{N}]$/u) && !isMark(after);
  return (starts || isOpen(before, /\s$/)) && (ends || isOpen(after, /^\s/));
}

/** Nothing, space or a line break. */
function isOpen(node: ElementContent | undefined, space: RegExp): boolean {
  return !node || isWord(node, space) || (node.type === 'element' && node.tagName === 'br');
}

function isWord(node: ElementContent | undefined, pattern: RegExp): boolean {
  return node?.type === 'text' && pattern.test(node.value);
}
