import type { Element, ElementContent, Root, RootContent } from 'hast';

type Node = RootContent;

/**
 * Classic posts have no paragraphs: blank lines divide them, and single ones break lines. Neither counts within
 * code, lists and tables.
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
    return paragraphsOf(node.children, breaks).map((each) =>
      each.type === 'element' ? { ...each, properties: node.properties } : each,
    );
  if (!containers.has(node.tagName)) return [node];
  const own = node.children;
  // A box around words alone stays one paragraph.
  const parts = dividedWithContent(own, breaks);
  const simple = !own.some(isBlock) && parts.length < 2;
  const children = simple ? parts.flat() : paragraphed(own, breaks);
  return [{ ...node, children: children as ElementContent[] }];
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
  for (const node of nodes) {
    if (node.type === 'text') add(divideText(node.value, breaks));
    else if (node.type === 'element' && node.children.length > 0 && node.tagName !== 'code')
      add(
        divide(node.children, breaks).map((children) => [
          { ...node, children: children as ElementContent[] },
        ]),
      );
    else add([[node]]);
  }
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
  const isSpace = (node: Node | undefined) =>
    (node?.type === 'element' && node.tagName === 'br') ||
    (node?.type === 'text' && node.value.trim() === '');
  let [start, end] = [0, part.length];
  while (start < end && isSpace(part[start])) start++;
  while (end > start && isSpace(part[end - 1])) end--;
  return part.slice(start, end);
}

function hasContent(node: Node): boolean {
  if (node.type === 'text') return /[^\s\u00A0]/.test(node.value);
  if (node.type !== 'element') return false;
  return alone.has(node.tagName) || node.properties.id != null || node.children.some(hasContent);
}

const alone = new Set(['img', 'iframe', 'embed', 'input', 'video', 'audio', 'object', 'hr']);
