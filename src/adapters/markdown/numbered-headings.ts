import { fingerprint } from './fingerprint.ts';
import type { Plugin } from './satteri-plugin.ts';

/** Draws the number of a heading such as "## 1. Call someone" as a numeral. */
export function numberedHeadings(): Plugin {
  return {
    name: `numbered-headings-${fingerprint(import.meta.url)}`,
    element: {
      filter: ['h2'],
      visit(node, ctx) {
        // To read the parts of a heading takes longer than its words.
        if (!/^\s*\d{1,2}\.\s/.test(ctx.textContent(node))) return;
        const [first, ...others] = node.children;
        if (first?.type !== 'text') return;
        const [, number, rest = ''] = /^\s*(\d{1,2})\.\s+(.*)$/s.exec(first.value) ?? [];
        if (number === undefined || (rest === '' && others.length === 0)) return;
        ctx.setProperty(node, 'className', ['numbered']);
        const point = span('sr-only', text('.'));
        ctx.replaceNode(first, [span('numeral', text(number), point), text(` ${rest}`)]);
      },
    },
  };
}

type Text = { type: 'text'; value: string };
type Element = {
  type: 'element';
  tagName: string;
  properties: { className: string[] };
  children: (Element | Text)[];
};

function text(value: string): Text {
  return { type: 'text', value };
}

function span(className: string, ...children: (Element | Text)[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: [className] }, children };
}
