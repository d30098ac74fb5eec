import type { Element, ElementContent, Root, RootContent } from 'hast';

type Node = RootContent;

/**
 * Classic posts have no paragraphs: blank lines divide them, and single ones break lines. Neither counts within
 * code, lists and tables. Two breaks are a blank line in every post.
 * @param breaks whether a single line break counts; between blocks of HTML it is only space
 */
export function withParagraphs(tree: Root, breaks: boolean): Root {
  return { ...tree, children: paragraphed(tree.children, breaks) as RootContent[] };
}

/** Hold blocks of their own. */
const containers = new Set(
  'div blockquote section article aside main header footer center address dd figcaption details'.split(
    ' ',
  ),
);
/** Stand between paragraphs, and are left as they are. */
const blocks = new Set(
  'ul ol dl table pre figure form hr h1 h2 h3 h4 h5 h6 script style iframe video audio object summary nav fieldset noscript textarea'.split(
    ' ',
  ),
);

function paragraphed(nodes: readonly Node[], breaks: boolean): Node[] {
  const found: Node[] = [];
  let run: Node[] = [];
  const endRun = () => {
    found.push(...paragraphsOf(run, breaks));
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    endRun();
    found.push(...within(node, breaks));
  }
  endRun();
  return found;
}

function within(node: Element, breaks: boolean): Node[] {
  if (node.tagName === 'p')
    return paragraphsOf(node.children, breaks).map((each, index) =>
      each.type === 'element' && index === 0 ? { ...each, properties: node.properties } : each,
    );
  // A poem is no code.
  if (node.tagName === 'pre' && isVerse(node)) return paragraphsOf(node.children, true);
  if (!containers.has(node.tagName)) return [node];
  const own = node.children;
  // A box around words alone stays one paragraph.
  const parts = dividedWithContent(own, breaks);
  const simple = !own.some(isBlock) && parts.length < 2;
  const children = simple ? parts.flat() : paragraphed(own, breaks);
  return [{ ...node, children: children as ElementContent[] }];
}

function isVerse({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('wp-block-verse');
}

function isBlock(node: Node): node is Element {
  if (node.type !== 'element') return false;
  const { tagName, children } = node;
  if (tagName === 'p' || containers.has(tagName) || blocks.has(tagName)) return true;
  // An inline element that holds a block is one.
  return children.some(isBlock);
}

function paragraphsOf(nodes: readonly Node[], breaks: boolean): Node[] {
  return dividedWithContent(nodes, breaks).map((children) => ({
    type: 'element',
    tagName: 'p',
    properties: {},
    children: children as ElementContent[],
  }));
}

function dividedWithContent(nodes: readonly Node[], breaks: boolean): Node[][] {
  return divide(nodes, breaks)
    .map(trimmed)
    .filter((part) => part.some(hasContent));
}

/** Divides at blank lines, through inline elements, which go on in the next paragraph. */
function divide(nodes: readonly Node[], breaks: boolean): Node[][] {
  const parts: Node[][] = [[]];
  const add = (more: Node[][]) => {
    parts.at(-1)?.push(...(more[0] ?? []));
    parts.push(...more.slice(1));
  };
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'comment') continue;
    if (node.type === 'text') add(divideText(behind(nodes[index - 1], node.value), breaks));
    else if (node.type === 'element' && node.children.length > 0 && node.tagName !== 'code')
      add(
        divide(node.children, breaks).map((children) => [
          { ...node, children: children as ElementContent[] },
        ]),
      );
    else add([[node]]);
  }
  return parts.flatMap(atTwoBreaks);
}

/** The end of a line that ends with a break is no second one. */
function behind(before: Node | undefined, text: string): string {
  return isBreak(before) ? text.replace(/^[ \t]*\r?\n(?![ \t]*\r?\n)/, '') : text;
}

function atTwoBreaks(part: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  let gap: Node[] = [];
  for (const node of part) {
    gap.push(node);
    if (isSpace(node)) continue;
    if (gap.filter(isBreak).length > 1) parts.push([node]);
    else parts.at(-1)?.push(...gap);
    gap = [];
  }
  parts.at(-1)?.push(...gap);
  return parts;
}

function divideText(text: string, breaks: boolean): Node[][] {
  const parts = text.split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/);
  return parts.map((part) => (breaks ? lines(part) : [{ type: 'text', value: part }]));
}

function lines(text: string): Node[] {
  return text.split(/[ \t]*\r?\n[ \t]*/).flatMap((line, index): Node[] => {
    const words: Node[] = line === '' ? [] : [{ type: 'text', value: line }];
    return index > 0 ? [lineBreak(), ...words] : words;
  });
}

function lineBreak(): Element {
  return { type: 'element', tagName: 'br', properties: {}, children: [] };
}

/** Without breaks and space at its ends. */
function trimmed(part: Node[]): Node[] {
  let [start, end] = [0, part.length];
  while (start < end && isSpace(part[start])) start++;
  while (end > start && isSpace(part[end - 1])) end--;
  return part.slice(start, end);
}

function isBreak(node: Node | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br';
}

function isSpace(node: Node | undefined): boolean {
  return isBreak(node) || (node?.type === 'text' && node.value.trim() === '');
}

function hasContent(node: Node): boolean {
  if (node.type === 'text') return /[^\s\u00A0]/.test(node.value);
  if (node.type !== 'element') return false;
  return alone.has(node.tagName) || node.properties.id != null || node.children.some(hasContent);
}

const alone = new Set(['img', 'iframe', 'embed', 'input', 'video', 'audio', 'object', 'hr']);
