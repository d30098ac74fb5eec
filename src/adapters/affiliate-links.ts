import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { satteriHighlightPlugin } from '@astrojs/markdown-satteri';
import { LineCounter, parseDocument } from 'yaml';
import { paidLabel } from '../domain/affiliate/disclosure.ts';
import { paidRel, tagLink } from '../domain/affiliate/link.ts';
import { type Program, programsSchema } from '../domain/affiliate/program.ts';

type Plugin = ReturnType<typeof satteriHighlightPlugin>;
type Filtered<V> = Extract<V, { filter: string[] }>;
type TextVisitor = Filtered<Plugin['mdxJsxTextElement']>;
type FlowVisitor = Filtered<Plugin['mdxJsxFlowElement']>;
type Context = Parameters<TextVisitor['visit']>[1];
type JsxNode = Parameters<(TextVisitor | FlowVisitor)['visit']>[0];

/**
 * Tags and labels the paid links of .md and .mdx text. It sees written links and `<a href="…">`, but no
 * `<a href={expression}>` and nothing that a component prints.
 */
export function affiliateLinks(programs: readonly Program[]): Plugin {
  const mark = (
    node: Parameters<Context['setProperty']>[0],
    ctx: Context,
    href: unknown,
    rel: unknown,
  ) => {
    if (typeof href !== 'string' || (rel !== undefined && typeof rel !== 'string')) return;
    const link = tagLink(href, programs);
    if (!link.paid) return;
    ctx.setProperty(node, 'href', link.href);
    ctx.setProperty(node, 'rel', paidRel(rel));
    const label = paidLabel(link.program);
    if (ctx.textContent(node).trimEnd().endsWith(label)) return;
    ctx.appendChild(node, { type: 'text', value: ` ${label}` });
  };
  const jsx = {
    filter: ['a'],
    visit(node: JsxNode, ctx: Context) {
      mark(node, ctx, attribute(node, 'href'), attribute(node, 'rel'));
    },
  };
  return {
    // Astro keeps rendered Markdown while the configuration reads the same; a changed name makes it render again.
    name: `affiliate-links-${fingerprint(programs)}`,
    element: {
      filter: ['a'],
      visit(node, ctx) {
        const { href, rel } = node.properties;
        mark(node, ctx, href, Array.isArray(rel) ? rel.join(' ') : rel);
      },
    },
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
  };
}

/**
 * The programs in a programs.yaml; none when there is no such file.
 * @throws Error that names file, line and field, and what to write there.
 */
export function readPrograms(file: string): Program[] {
  if (!existsSync(file)) return [];
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) throw new Error(`${file} is not valid YAML: ${fault.message}`, { cause: fault });
  const result = programsSchema.safeParse(document.toJS() ?? []);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path: [index, ...field], message }) => {
    const line = lineOf(document, lines, index === undefined ? [] : [index, ...field]);
    const place = index === undefined ? [] : [`program ${Number(index) + 1}`, ...field];
    return `  ${[`${file}:${line}`, ...place, message].join(': ')}`;
  });
  throw new Error(`The affiliate programs cannot be read:\n${faults.join('\n')}`);
}

function attribute({ attributes }: JsxNode, name: string) {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return found?.value ?? undefined;
}

function fingerprint(programs: readonly Program[]): string {
  const sources = [
    './affiliate-links.ts',
    '../domain/affiliate/disclosure.ts',
    '../domain/affiliate/link.ts',
    '../domain/books/isbn.ts',
  ];
  const hash = createHash('sha256').update(JSON.stringify(programs));
  for (const source of sources) hash.update(readFileSync(new URL(source, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = node && typeof node === 'object' && 'range' in node ? node.range : undefined;
    if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
  }
  return 1;
}
