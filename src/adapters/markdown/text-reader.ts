import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri, satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { isMdxComponent, readMdxProps } from '../../domain/blog/mdx-props.ts';
import { contentError } from '../content/error.ts';
import { mdxComponents } from './mdx-components.ts';
import { mdxMistake } from './mdx-mistake.ts';
import type { Context, JsxNode, Plugin } from './satteri-plugin.ts';

/** What stands in a text, with its lines. */
export type Text = {
  links: { href: string; line: number }[];
  pictures: { src: string; alt: string; line: number }[];
  headings: { depth: number; id: string; text: string; line: number }[];
  components: { name: string; props: Record<string, string>; line: number }[];
  /** Where links to the text can lead. */
  ids: string[];
};

/**
 * Reads an .mdx or .md text as the site compiles it, props of components included.
 * @throws Error for the author that names file and line of what the site could not render.
 */
export async function readText(file: string, source: string): Promise<Text> {
  const text: Text = { links: [], pictures: [], headings: [], components: [], ids: [] };
  const fileURL = pathToFileURL(file);
  const mdx = file.endsWith('.mdx');
  const processor = satteri({
    features: { rawHtml: !mdx },
    hastPlugins: [
      ...(mdx ? [mdxComponents()] : []),
      satteriHeadingIdsPlugin(),
      collect(text, source),
    ],
  });
  try {
    if (!mdx) {
      const renderer = await processor.createRenderer(plain);
      await renderer.render(source, { fileURL });
    } else {
      const paths = { srcDir: new URL('./', fileURL), optimize: false, sourcemap: false };
      const renderer = await processor.createMdxRenderer?.(plain, paths);
      await renderer?.process(source, fileURL.pathname, {});
    }
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    // Of a component: it names file, line and remedy already.
    if (fault.stack === '' || fault.message.startsWith(relative('', file)))
      throw contentError(fault.message);
    const { line, text } = mdxMistake(source, fault.message);
    throw contentError(`${file}:${line} ${text}`);
  }
  return text;
}

const plain = { syntaxHighlight: false, gfm: true, smartypants: true } as const;

function collect(text: Text, source: string): Plugin {
  // Raw HTML in .md loses its place; the address itself is looked up then.
  const lines = source.split('\n');
  const find = (words: string) =>
    Math.max(
      0,
      lines.findIndex((line) => line.includes(words)),
    ) + 1;
  const note = (
    name: string,
    { id, href, src, alt }: Record<string, string>,
    line: number | undefined,
    words: () => string,
  ) => {
    if (id) text.ids.push(id);
    if (/^h[1-6]$/.test(name)) {
      const said = words();
      const at = line ?? find(said);
      text.headings.push({ depth: Number(name[1]), id: id ?? '', text: said, line: at });
    }
    if (name === 'a' && href) text.links.push({ href, line: line ?? find(href) });
    if (name === 'img' && src) text.pictures.push({ src, alt: alt ?? '', line: line ?? find(src) });
  };
  const jsx = {
    filter: [],
    visit(node: JsxNode, ctx: Context) {
      const { name } = node;
      const { at, post: _, ...props } = propsOf(node);
      const line = at === undefined ? node.position?.start.line : Number(at.split(':').at(-1));
      if (!name) return;
      note(name, props, line, () => ctx.textContent(node));
      if (!isMdxComponent(name)) return;
      const picture = name === 'Figure' && { src: { src: '', width: 1 } };
      readMdxProps(name, { at, ...props, ...picture });
      text.components.push({ name, props, line: line ?? 1 });
    },
  };
  return {
    name: 'collect',
    options: { position: true },
    element: {
      filter: [],
      visit(node, ctx) {
        const { id, href, src, alt } = node.properties;
        const written = Object.entries({ id, href, src, alt }).filter(([, value]) => value != null);
        const props = Object.fromEntries(written.map(([name, value]) => [name, String(value)]));
        note(node.tagName, props, node.position?.start.line, () => ctx.textContent(node));
      },
    },
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
  };
}

/** Of what only runs can tell, a component's passes for words, and an element's is left out. */
function propsOf({ name, attributes }: JsxNode): Record<string, string> {
  const named = attributes.flatMap((each) => {
    if (!('name' in each)) return [];
    if (typeof each.value === 'string') return [[each.name, each.value] as const];
    return isMdxComponent(name ?? '') ? [[each.name, 'words'] as const] : [];
  });
  return Object.fromEntries(named);
}
