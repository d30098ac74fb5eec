import type { Element, ElementContent } from 'hast';
import { make, text, wordsOf } from './elements.ts';
import { spaced, without } from './marks.ts';

type Line = ElementContent[];

/**
 * A table as Markdown can show it: every cell in its column, also beside and below one that spanned several, and in
 * one line; its caption stands above.
 */
export function plainTable(table: Element): ElementContent[] {
  const captions = table.children.flatMap((child) => (isA(child, 'caption') ? [child] : []));
  const above = captions
    .map(({ children }) => inOneLine(children))
    .filter(({ length }) => length > 0)
    .map((line) => make('p', {}, [make('em', {}, without('em', line))]));
  // How many more rows a cell above reaches into, by column.
  const reaching: number[] = [];
  const rows = rowsIn(table).map(({ children }) => {
    const cells: ElementContent[] = [];
    const pass = () => {
      for (let rest = 0; (rest = reaching[cells.length] ?? 0) > 0;) {
        reaching[cells.length] = rest - 1;
        cells.push(make('td', {}, []));
      }
    };
    for (const cell of children) {
      if (!isA(cell, 'td', 'th')) continue;
      pass();
      const { align, colSpan, rowSpan } = cell.properties;
      for (let column = 0; column < spanOf(colSpan); column++) {
        reaching[cells.length] = spanOf(rowSpan) - 1;
        const inside = column === 0 ? inOneLine(cell.children) : [];
        cells.push(make(cell.tagName, align == null ? {} : { align }, inside));
      }
    }
    pass();
    return make('tr', {}, cells);
  });
  return [...above, make('table', {}, rows)];
}

/** More than anybody writes. */
const mostSpan = 100;

function spanOf(written: unknown): number {
  const count = Math.floor(Number(written));
  return count >= 1 ? Math.min(count, mostSpan) : 1;
}

function rowsIn(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (isA(child, 'tr')) return [child];
    return isA(child, 'thead', 'tbody', 'tfoot') ? rowsIn(child) : [];
  });
}

function inOneLine(nodes: readonly ElementContent[]): Line {
  return linesOf(nodes).flatMap((line, index) =>
    index > 0 ? [make('br', {}, []), ...line] : line,
  );
}

function linesOf(nodes: readonly ElementContent[]): Line[] {
  const lines: Line[] = [[]];
  for (const node of nodes) {
    const own = linesIn(node);
    if (own) lines.push(...own, []);
    else lines.at(-1)?.push(node);
  }
  return lines.map((line) => spaced(line)[1]).filter(({ length }) => length > 0);
}

/** The lines of a block: an item of a list has its sign, a heading is strong. undefined of words. */
function linesIn(node: ElementContent): Line[] | undefined {
  if (node.type !== 'element') return undefined;
  const { tagName, children } = node;
  if (tagName === 'hr') return [];
  if (tagName === 'pre') {
    const lines = wordsOf(node).split('\n');
    return lines.flatMap((line) => (line.trim() ? [[make('code', {}, text(line))]] : []));
  }
  if (/^h[1-6]$/.test(tagName))
    return linesOf(children).map((line) => [make('strong', {}, without('strong', line))]);
  if (tagName === 'ul' || tagName === 'ol')
    return children.flatMap((item, index) => {
      const [first = [], ...more] = linesOf([item]);
      const sign = tagName === 'ul' ? '• ' : `${index + 1}. `;
      return [[...text(sign), ...first], ...more];
    });
  if (blocks.has(tagName)) return linesOf(children);
  const isAround = children.some((child) => linesIn(child) !== undefined);
  return isAround ? linesOf(children).map((line) => [{ ...node, children: line }]) : undefined;
}

const blocks = new Set(
  'p div section article aside header footer main nav blockquote figure figcaption li dl dt dd details summary address table caption thead tbody tfoot tr td th'.split(
    ' ',
  ),
);

function isA(node: ElementContent, ...names: string[]): node is Element {
  return node.type === 'element' && names.includes(node.tagName);
}
