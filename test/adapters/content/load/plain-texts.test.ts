import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import type { LoaderContext } from 'astro/loaders';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { readPrograms } from '../../../../src/adapters/content/programs.ts';
import { mdxComponents } from '../../../../src/adapters/markdown/mdx-components.ts';
import { textPlugins } from '../../../../src/adapters/markdown/text-plugins.ts';
import { printed } from '../../../support/texts/printed.ts';
import { type EntryType, isPlain, renderPlainTexts } from '../../../../src/adapters/content/load/plain-texts.ts';

const plain = `An *opening* with "quotes" -- and \`code & more\`; so & such &lt;3 &mdash; it's **done**\\
on the next line. https://example.com/ and ~~gone~~.[^1]

## 1. A heading & a "number"

### A heading & a "number"

1. [A shop](https://www.amazon.com/dp/0804140847)
2. [a post](/posts/first-post/ "Its title") and [another][ref]

   In the same point.

- [x] one
- two

> A quote\\
> of two lines.

| left | right |
| :--- | ----: |
| a    | \`b\`   |

\`\`\`js
const one = 'two' && "three";
\`\`\`

***

[^1]: A note with a [link](https://www.amazon.com/dp/0446575062).

[ref]: https://example.com/a?b=c&d=e
`;

test('a plain text is the same page as Markdown and as a component of Vite', async () => {
  expect(isPlain(plain)).toBe(true);

  const asMarkdown = await markdown(plain);

  expect(asMarkdown).toContain('tag=your-tag-20');
  expect(asMarkdown).toContain('class="numeral"');
  expect(seen(asMarkdown)).toEqual(seen(await component(plain)));
});

test.each([
  ['a component', 'a\n\n<Book slug="a" />'],
  ['a tag', 'a<br />b'],
  ['an expression', '{1 + 1}'],
  ['an import', 'a\n\nimport a from "./a.jpg"'],
  ['an export', 'export const a = 1'],
  ['a picture', '![a](./a.jpg)'],
  ['a picture by reference', '![a][b]'],
  ['four spaces, code in Markdown alone', 'a\n\n    b'],
  ['four spaces in a quote', '>     b'],
  ['four spaces after the mark of a point', '1.     b'],
  ['a tab', '-\tb'],
])('a text with %s is not plain', (_, text) => {
  expect(isPlain(text)).toBe(false);
});

test('only an .mdx that is not plain becomes a module', async () => {
  const kept: object[] = [];
  const type = { getEntryInfo: () => ({}) };
  const html = { html: 'as Markdown' };
  const context = {
    store: { set: (entry: object) => kept.push(entry) },
    entryTypes: new Map<string, EntryType>([
      ['.md', { ...type, getRenderFunction: async () => async () => html as never }],
      ['.mdx', type],
      ['.yaml', type],
    ]),
  } as unknown as LoaderContext;

  const { entryTypes, store, config } = renderPlainTexts(context);
  const render = await entryTypes.get('.mdx')?.getRenderFunction?.(config);
  for (const body of ['Words.', '<Book />']) {
    const rendered = await render?.({ body });
    store.set({ id: body, data: {}, filePath: 'a.mdx', ...(rendered && { rendered }) });
  }
  store.set({ id: 'a', data: {}, filePath: 'a.yaml' });

  expect(kept).toEqual([
    { id: 'Words.', data: {}, filePath: 'a.mdx', rendered: html },
    { id: '<Book />', data: {}, filePath: 'a.mdx', deferredRender: true },
    { id: 'a', data: {}, filePath: 'a.yaml' },
  ]);
});

const everywhere = textPlugins(readPrograms('test/content/programs.yaml'));
const shared = { syntaxHighlight: 'prism' } as const;

async function markdown(text: string): Promise<string> {
  const processor = satteri({ features: { rawHtml: true }, hastPlugins: everywhere });
  return (await (await processor.createRenderer(shared)).render(text)).code;
}

async function component(text: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'plain-')), 'index.mdx');
  const renderer = await satteri({
    hastPlugins: [mdxComponents(), ...everywhere],
  }).createMdxRenderer?.(shared, {
    srcDir: new URL('file:///site/src/'),
    optimize: false,
    sourcemap: false,
  });
  const { code } = (await renderer?.process(text, file, {})) ?? {};
  writeFileSync(`${file}.mjs`, `${code}\nexport default MDXContent;`);
  const { default: Content } = await import(/* @vite-ignore */ `${file}.mjs`);
  return printed(Content({}));
}

/** What a browser makes of it: elements with their attributes, and words. */
function seen(html: string): string[] {
  const parts: string[] = [];
  let words = '';
  const flush = () => {
    if (words.trim() !== '') parts.push(words.replaceAll(/\s+/g, ' '));
    words = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      flush();
      parts.push(`<${name} ${JSON.stringify(Object.entries(attributes).toSorted())}>`);
    },
    ontext(text) {
      words += text;
    },
    onclosetag(name) {
      flush();
      parts.push(`</${name}>`);
    },
  });
  parser.end(html);
  return parts;
}
