import { isMdxComponent, readMdxProps } from '../../domain/blog/mdx-props.ts';
import { contentError } from '../content/error.ts';
import { attributesOf, propsOf } from './attributes.ts';
import { anything } from './expressions.ts';
import type { Context, JsxNode, Plugin } from './satteri-plugin.ts';
import { type Code, componentLike, type Note, notesOfCharacters } from './text-notes.ts';

export type Collected = {
  /** Loose: our plugin does not see the link, so that it stays as it is printed. */
  links: { href: string; line: number; loose?: { rel: string | undefined; words: string } }[];
  /** Pictures in Markdown's own way, which the site takes from beside the text. */
  pictures: { src: string; alt: string; line: number }[];
  headings: { depth: number; id: string; text: string; line: number }[];
  components: { name: string; props: Record<string, string>; line: number }[];
  /** All other elements that carry attributes. */
  elements: { name: string; attributes: Record<string, string>; line: number }[];
  /** Where links to the text can lead. */
  ids: string[];
  expressions: Code[];
  modules: Code[];
};

type Attributes = Record<string, string>;
type MdxName = Parameters<typeof readMdxProps>[0];

/**
 * Gathers what stands in a text whose lines are known, without changing it. `see` is for what only its code makes.
 */
export function collect(source: string, notes: Note[], fields: () => unknown) {
  const collected: Collected = {
    ...{ links: [], pictures: [], headings: [], components: [], elements: [], ids: [] },
    ...{ expressions: [], modules: [] },
  };
  const lines = lineFinder(source);
  const scope = {
    props: { components: anything() },
    get frontmatter() {
      return fields();
    },
  };
  let imported = (_: string) => false;
  const note = (
    name: string,
    attributes: Attributes,
    at: number | undefined,
    words: string,
    loose: boolean,
  ) => {
    const { id, src, alt = '' } = attributes;
    const href = attributes['href'] ?? attributes['xlink:href'];
    const isHeading = /^h[1-6]$/.test(name);
    const line = lines.of(at, href || src || (isHeading ? words : id) || `<${name}`);
    if (id) collected.ids.push(id);
    for (const value of Object.values(attributes)) notes.push(...notesOfCharacters(value, line));
    if (isHeading)
      collected.headings.push({ depth: Number(name[1]), id: id ?? '', text: words, line });
    if (href && (name === 'a' || name === 'area')) {
      const isLoose = loose || name === 'area' || !attributes['href'];
      const printed = isLoose && { loose: { rel: attributes['rel'], words: words + alt } };
      collected.links.push({ href, line, ...printed });
    }
    if (name === 'img' && src && imported(src)) collected.pictures.push({ src, alt, line });
    else if (Object.keys(attributes).length > 0)
      collected.elements.push({ name, attributes, line });
    for (const message of silenced(name, attributes)) notes.push({ line, message, isError: false });
  };
  const code = (list: Code[]) => (node: CodeNode) => {
    const line = lines.of(node.position?.start.line, '');
    list.push({ line, code: node.value, program: node.parseExpression() });
  };
  const jsx = {
    filter: [],
    visit(node: JsxNode, ctx: Context) {
      const { name } = node;
      const { values, computed, code } = propsOf(node, scope);
      collected.expressions.push(...code);
      if (!name) return;
      const { at, ...props } = values;
      const line =
        Number(
          String(at ?? '')
            .split(':')
            .at(-1),
        ) ||
        (node.position?.start.line ?? 1);
      if (isMdxComponent(name)) return component(name, { line, at, props });
      const meant = componentLike(name);
      const message = `<${name}> vanishes here: write <${meant}>, with a capital letter`;
      if (meant) notes.push({ line, isError: true, message });
      const isLoose = computed.has('href') || computed.has('rel');
      note(name, wordsOf(props), line, ctx.textContent(node), isLoose);
    },
  };
  const component = (
    name: MdxName,
    { line, at, props }: { line: number; at: unknown; props: Record<string, unknown> },
  ) => {
    const known = Object.entries(props).map(([prop, value]) => {
      const isPicture = name === 'Figure' && prop === 'src' && value === undefined;
      return [prop, isPicture ? { src: '', width: 1 } : (value ?? 'words')] as const;
    });
    try {
      readMdxProps(name, { at, ...Object.fromEntries(known) });
    } catch (fault) {
      throw contentError((fault as Error).message);
    }
    keep(name, wordsOf(props), line);
  };
  const keep = (name: MdxName, props: Attributes, line: number) => {
    collected.components.push({ name, props, line });
    const { source } = props;
    if (name === 'Quote' && source && /^https?:$/.test(URL.parse(source)?.protocol ?? ''))
      collected.links.push({ href: source, line });
  };
  const plugin: Plugin = {
    name: 'collect',
    options: { position: true },
    element: {
      filter: [],
      visit(node, ctx) {
        imported = (src) => isImported(src, ctx);
        const { dataLine, ...attributes } = attributesOf(node);
        const line = node.position?.start.line ?? (Number(dataLine) || undefined);
        note(node.tagName, attributes, line, ctx.textContent(node), false);
      },
    },
    text(node) {
      notes.push(...notesOfCharacters(node.value, lines.of(node.position?.start.line, '')));
    },
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
    mdxTextExpression: code(collected.expressions),
    mdxFlowExpression: code(collected.expressions),
    mdxjsEsm: code(collected.modules),
  };
  const see = (name: string, props: Attributes, line: number, words: string) => {
    if (isMdxComponent(name)) keep(name, props, line);
    else note(name, props, line, words, true);
  };
  return { plugin, collected, see };
}

type CodeNode = {
  value: string;
  position?: { start: { line: number } } | undefined;
  parseExpression(): unknown;
};

/** What browsers leave out of a page with our policy. */
function silenced(name: string, attributes: Record<string, string>): string[] {
  const handler = Object.keys(attributes).find((each) => /^on[a-z]/.test(each));
  return [
    ...(name === 'script' && !attributes['src']
      ? ['<script>: no script of a text runs here: remove it']
      : []),
    ...(name === 'style' ? ['<style>: styles of a text count for nothing here: remove it'] : []),
    ...(handler ? [`${handler}: no script of a text runs here: remove it`] : []),
  ];
}

/** Raw HTML in .md has no place of its own; its words are looked up behind what was met last. */
function lineFinder(source: string) {
  const starts = [0];
  // Asked for each word of the text, so it is not looked for each time.
  const lines = new Uint32Array(source.length + 1);
  for (let offset = 0, end; offset <= source.length; offset = end) {
    end = source.indexOf('\n', offset) + 1 || source.length + 1;
    lines.fill(starts.length, offset, end);
    if (end <= source.length) starts.push(end);
  }
  let met = 0;
  const lineAt = (offset: number) => lines[offset] ?? starts.length;
  return {
    of(known: number | undefined, words: string): number {
      if (known !== undefined) {
        if (known !== lineAt(met)) met = starts[known - 1] ?? met;
        return known;
      }
      const forms = [words, words.replaceAll('&', '&amp;')];
      const found = forms.map((form) => source.indexOf(form, met)).find((offset) => offset >= 0);
      if (found === undefined || words === '') return lineAt(met);
      met = found + words.length;
      return lineAt(found);
    },
  };
}

function isImported(src: string, ctx: Context): boolean {
  return ctx.data.astro?.localImagePaths.has(decodeURI(src)) ?? false;
}

function wordsOf(props: Record<string, unknown>): Attributes {
  const known = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
