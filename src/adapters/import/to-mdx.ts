import type { Element, Parents as HastParents, Root } from 'hast';
import type {
  BlockContent,
  Emphasis,
  FootnoteDefinition,
  PhrasingContent,
  Root as MdastRoot,
  RootContent,
  Strong,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import type { MdxFlowExpression, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { defaultHandlers, type Handle as Write, toMarkdown } from 'mdast-util-to-markdown';
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import { make, wordsOf } from './elements.ts';
import { missing, without } from './marks.ts';

type Handle = NonNullable<NonNullable<Options['handlers']>[string]>;
type State = Parameters<Handle>[0];

/** A clean text as MDX, in which no sign of it means anything that it did not mean before. */
export function toMdx(tree: Root): string {
  const footnotes: FootnoteDefinition[] = [];
  const own = { ...handlers, sup: footnoteOr(inline, footnotes) };
  const markdown = unified().use(rehypeRemark, { handlers: own }).runSync(tree);
  return toMarkdown(
    { type: 'root', children: [...(markdown as MdastRoot).children, ...footnotes] },
    {
      bullet: '-',
      rule: '-',
      fences: true,
      listItemIndent: 'one',
      // In MDX <https://…> would be a component.
      resourceLink: true,
      handlers: { break: writeBreak },
      extensions: [gfmToMarkdown(), mdxToMarkdown(), { unsafe: [...codeAtLineStart] }],
    },
  );
}

/** A paragraph that begins with such a word would be read as code. */
const codeAtLineStart = ['import', 'export'].map((word) => ({
  atBreak: true,
  character: word.charAt(0),
  after: word.slice(1),
}));

/** In a cell, and before what may be a tag or a brace, which alone on a line would end the paragraph, a break is a tag. */
const writeBreak: Write = (node, parent, state, info) => {
  const sign = defaultHandlers.break(node, parent, state, info);
  return sign !== '\\\n' || /[<{\\]/.test(info.after) ? '<br />' : sign;
};

function inline(state: State, node: Element): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name: node.tagName,
    attributes: attributesOf(node, ['id', 'title']),
    children: state.all(node) as PhrasingContent[],
  };
}

function emphasis(state: State, node: Element): Emphasis {
  return { type: 'emphasis', children: state.all(node) as PhrasingContent[] };
}

function strong(state: State, node: Element): Strong {
  return { type: 'strong', children: state.all(node) as PhrasingContent[] };
}

const handlers: Record<string, Handle> = {
  sub: inline,
  kbd: inline,
  mark: inline,
  ins: inline,
  // Between other marks ~~ would be read as it stands.
  del: inline,
  em: (state, node: Element) =>
    node.properties['dataTag'] ? inline(state, node) : emphasis(state, node),
  strong: (state, node: Element) =>
    node.properties['dataTag'] ? inline(state, node) : strong(state, node),
  u: inline,
  abbr: inline,
  span: (state, node) => (node.properties['id'] ? inline(state, node) : state.all(node)),
  [missing]: (_, node: Element): MdxFlowExpression => ({
    type: 'mdxFlowExpression',
    value: `/* Here was the picture ${String(node.properties['title']).replaceAll('*/', '')}. */`,
  }),
  details: (state, node) => flow('details', state.toFlow(state.all(node)) as BlockContent[]),
  summary: (state, node) => ({ type: 'paragraph', children: [inline(state, node)] }),
  dl: (state, node) => flow('dl', definitions(state, node)),
  figure: (state, node, parent) => figure(state, node, parent),
};

/** Its words go to the end of the text. */
function footnoteOr(other: Handle, footnotes: FootnoteDefinition[]): Handle {
  return (state, node: Element, parent) => {
    if (node.properties['dataNote'] == null) return other(state, node, parent);
    const identifier = String(footnotes.length + 1);
    const note: FootnoteDefinition = { type: 'footnoteDefinition', identifier, children: [] };
    footnotes.push(note);
    note.children = state.toFlow(state.all(node)) as BlockContent[];
    return { type: 'footnoteReference', identifier };
  };
}

function definitions(state: State, list: Element): BlockContent[] {
  return list.children.flatMap((child): BlockContent[] => {
    if (child.type !== 'element') return [];
    if (child.tagName !== 'dt' && child.tagName !== 'dd') return definitions(state, child);
    return [flow(child.tagName, state.toFlow(state.all(child)) as BlockContent[])];
  });
}

/** One picture with plain words below it is a Figure; anything richer is a picture, and its words in italics. */
function figure(state: State, node: Element, _: HastParents | undefined): RootContent[] {
  const pictures = find(node, 'img');
  const caption = node.children.find(
    (child) => child.type === 'element' && child.tagName === 'figcaption',
  ) as Element | undefined;
  const words = caption ? wordsOf(caption).replaceAll(/\s+/g, ' ').trim() : '';
  const [first] = pictures;
  const isOne = pictures.length === 1 && find(node, 'figcaption').length === 1;
  if (isOne && first && !find(node, 'a').length && words && isPlain(caption)) {
    const attributes = attributesOf(first, ['src', 'alt']);
    const named = { type: 'mdxJsxAttribute' as const, name: 'caption', value: words };
    return [{ ...flow('Figure', []), attributes: [...attributes, named] }];
  }
  const rest = { ...node, children: node.children.filter((child) => child !== caption) };
  const shown = state.toFlow(state.all(rest)) as RootContent[];
  if (!caption || words === '') return shown;
  const said = state.all(make('figcaption', {}, without('em', caption.children)));
  return [
    ...shown,
    ...(state.toFlow(said) as RootContent[]).map((each): RootContent =>
      each.type === 'paragraph'
        ? { ...each, children: [{ type: 'emphasis', children: each.children }] }
        : each,
    ),
  ];
}

function isPlain(caption: Element | undefined): boolean {
  return caption?.children.every(({ type }) => type === 'text') ?? false;
}

function find(node: Element, name: string): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element'
      ? []
      : [...(child.tagName === name ? [child] : []), ...find(child, name)],
  );
}

function flow(name: string, children: BlockContent[]): MdxJsxFlowElement {
  return { type: 'mdxJsxFlowElement', name, attributes: [], children };
}

function attributesOf({ properties }: Element, names: readonly string[]) {
  return names.flatMap((name) =>
    properties[name] == null
      ? []
      : [{ type: 'mdxJsxAttribute' as const, name, value: String(properties[name]) }],
  );
}
