import { invisible } from '../../domain/blog/text/invisible.ts';
import { markdownSlips } from '../../domain/blog/text/markdown-slips.ts';
import { mdxProps } from '../../domain/blog/mdx-props.ts';
import type { MdastContext, MdastNode, MdastPlugin } from './satteri-plugin.ts';

/** What is wrong on a line of a text, or only worth a look. */
export type Note = { line: number; message: string; isError: boolean };

/** Code within a text. */
export type Code = { line: number; code: string; program?: unknown };

/** Finds Markdown that did not become what was meant, and gives each node the line it stands in. */
export function noteSlips(notes: Note[], source: string): MdastPlugin {
  const lines = source.split('\n');
  const lineOf = ({ position }: MdastNode) => position?.start.line ?? 1;
  const warn = (line: number, message: string) => notes.push({ line, message, isError: false });
  const place = (node: MdastNode, ctx: MdastContext) => {
    ctx.setProperty(node, 'data', { hProperties: { dataLine: String(lineOf(node)) } });
  };
  const words = (node: MdastNode & { children: unknown[] }, ctx: MdastContext) => {
    place(node, ctx);
    const text = ctx.textContent(node);
    // To read the parts of a paragraph takes longer than its words.
    if (!/[[#*|]/.test(text) && !fieldBelow.test(text)) return;
    const said = wordsOf(node);
    noteFields(said, lineOf(node));
    for (const { index, message } of markdownSlips(said)) {
      const line = lineOf(node) + said.slice(0, index).split('\n').length - 1;
      // Written with a backslash, the signs are meant to be seen.
      if (!/\\[[\]*#!]/.test(lines[line - 1] ?? '')) warn(line, message);
    }
  };
  /** A line for the top of the file that stands in the text does nothing there, and a draft would be published. */
  const noteFields = (said: string, firstLine: number) => {
    for (const [index, words] of said.split('\n').entries()) {
      const [, name] = fieldBelow.exec(words) ?? [];
      if (!name) continue;
      const message = `readers see “${name}:” here, because it stands in the text: move the line up, between the two --- at the top`;
      notes.push({ line: firstLine + index, message, isError: name === 'draft' });
    }
  };
  return {
    name: 'note-slips',
    options: { position: true },
    paragraph: words,
    heading: words,
    tableCell: words,
    link(node, ctx) {
      if (node.url === '')
        warn(
          lineOf(node),
          `[${wordsOf(node)}](): this leads nowhere: write an address between ( and )`,
        );
      return place(node, ctx);
    },
    image: place,
    linkReference: place,
    imageReference: place,
    code(node) {
      const { start, end } = node.position ?? {};
      const isFenced = /(```|~~~)/.test(lines[(start?.line ?? 1) - 1] ?? '');
      if (
        start &&
        end &&
        isFenced &&
        !/(```|~~~)\s*$/.test(lines.slice(start.line, end.line).at(-1) ?? '')
      )
        warn(
          start.line,
          'this opens code and nothing closes it, so all that follows counts as code: write ``` on a line of its own below it',
        );
    },
    html(node) {
      for (const { 1: name = '', index } of node.value.matchAll(/<([a-z]\w*)/gi)) {
        const component = componentLike(name);
        const line = lineOf(node) + node.value.slice(0, index).split('\n').length - 1;
        if (component)
          notes.push({
            line,
            isError: true,
            message: `<${name}> vanishes here, because components need a file that ends in .mdx: rename this one`,
          });
      }
    },
  };
}

const fieldBelow = /^(draft|publishDate|updatedDate|assignment): *\S+(?: \d+:\d+)?$/m;

/** The component that a tag was meant to be, when it is none. */
export function componentLike(name: string): string | undefined {
  const names = Object.keys(mdxProps);
  const component = names.find((each) => each.toLowerCase() === name.toLowerCase());
  // HTML has an element of that name.
  return name === 'figure' ? undefined : component;
}

/** Characters that nobody sees and that no feed may hold, and those that were lost. */
export function notesOfCharacters(words: string, firstLine = 1): Note[] {
  return words.split('\n').flatMap((each, index): Note[] => {
    const line = firstLine + index;
    const message = invisible(each);
    if (message) return [{ line, message, isError: true }];
    const lost = 'a character was lost here, and readers see �: write it again';
    return each.includes('�') ? [{ line, message: lost, isError: false }] : [];
  });
}

type Child = { type: string; value?: string; children?: readonly Child[] };

/** What readers see of it, but code. */
function wordsOf({ children = [] }: { children?: readonly unknown[] }): string {
  return (children as readonly Child[])
    .map((child) => {
      if (child.type === 'text') return child.value ?? '';
      if (child.type === 'break') return '\n';
      return child.children ? wordsOf(child) : '`';
    })
    .join('');
}
