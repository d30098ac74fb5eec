import type { Element, ElementContent } from 'hast';
import { make, wordsOf } from './elements.ts';

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
  return items;
}
