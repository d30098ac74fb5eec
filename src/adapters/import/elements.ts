import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';

/** The words in an element. */
export function wordsOf(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

/** An element with what stands in it. */
export function make(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Words, if there are any. */
export function text(value: string | undefined): ElementContent[] {
  return value ? [{ type: 'text', value }] : [];
}
