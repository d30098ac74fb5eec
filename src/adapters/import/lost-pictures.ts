import type { Element, ElementContent } from 'hast';
import { make, text } from './elements.ts';
import { hasWords, missing, spaced } from './marks.ts';

/**
 * Missing pictures behind the blocks that had them: a comment between words can be read as words, depending on the
 * signs beside it, and one on lines of its own cannot. What held nothing else goes.
 */
export function withoutLost(blocks: readonly ElementContent[]): ElementContent[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'element' || isLost(block)) return [block];
    const lost: Element[] = [];
    const rest = without(block, lost);
    return [...(rest ? [rest] : []), ...lost];
  });
}

export function isLost(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === missing;
}

/** What a link says around a missing picture alone, so that it goes on leading to its address. */
export function wordsForLost(children: readonly ElementContent[], href: string): ElementContent[] {
  const lost = children.find(isLost);
  if (!lost) return [];
  const host = URL.parse(href)?.hostname.replace(/^www\./, '');
  return text(String(lost.properties['alt'] ?? '') || host || href);
}

function without(node: Element, lost: Element[]): Element | undefined {
  const before = lost.length;
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (isLost(child)) {
      lost.push(child);
      return [];
    }
    const kept = without(child, lost);
    return kept ? [kept] : [];
  });
  if (lost.length === before) return node;
  const [, words] = spaced(children);
  if (/^(p|h[1-6]|figure|li)$/.test(node.tagName) && !hasWords(words)) return undefined;
  return make(node.tagName, node.properties, node.tagName === 'p' ? words : children);
}
