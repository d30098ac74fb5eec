import type { Element, ElementContent } from 'hast';
import { make, wordsOf } from './elements.ts';
import { missing } from './marks.ts';

/** What a list holds, all of it items: a list that stands between them belongs to the one before it. */
export function itemsOf(children: readonly ElementContent[]): Element[] {
  const items: Element[] = [];
  for (const child of children) {
    const last = items.at(-1);
    if (child.type === 'element' && child.tagName === 'li') items.push(child);
    else if (child.type === 'element' && /^[uo]l$/.test(child.tagName) && last)
      items[items.length - 1] = { ...last, children: [...last.children, child] };
    else if (child.type === 'element' || wordsOf(child).trim() !== '')
      items.push(make('li', {}, [child]));
  }
  return items.filter((item) => item.children.some((child) => !isSpace(child)));
}

/** An item of a gallery: galleries of old are lists, and nobody wants their bullets. */
export function isPicture({ children }: Element): boolean {
  const inside = children.filter((child) => !isSpace(child));
  return inside.every(showsPicture) && inside.length > 0;
}

function showsPicture(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'img' || node.tagName === missing) return true;
  const shown = node.children.filter((child) => !isSpace(child) && !isCaption(child));
  return /^(a|p|div|figure)$/.test(node.tagName) && shown.length > 0 && shown.every(showsPicture);
}

function isCaption(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'figcaption';
}

function isSpace(node: ElementContent): boolean {
  return node.type !== 'element' && wordsOf(node).trim() === '';
}
