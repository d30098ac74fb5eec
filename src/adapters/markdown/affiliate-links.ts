import type { satteriHighlightPlugin } from '@astrojs/markdown-satteri';
import { paidLabel } from '../../domain/paid/disclosure.ts';
import { paidRel, shortenerOf, tagLink } from '../../domain/paid/link.ts';
import { type Program, programsSchema } from '../../domain/paid/program.ts';
import type { siteSchema } from '../../domain/blog/site.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { contentError } from '../content/error.ts';
import { type Check, checkContent } from '../content/faults.ts';
import { fingerprint } from './fingerprint.ts';
import { readYamlFile } from '../content/read-yaml.ts';

type Plugin = ReturnType<typeof satteriHighlightPlugin>;
type Filtered<V> = Extract<V, { filter: string[] }>;
type TextVisitor = Filtered<Plugin['mdxJsxTextElement']>;
type FlowVisitor = Filtered<Plugin['mdxJsxFlowElement']>;
type Context = Parameters<TextVisitor['visit']>[1];
type JsxNode = Parameters<(TextVisitor | FlowVisitor)['visit']>[0];

const sources = [
  '../../domain/paid/disclosure.ts',
  '../../domain/paid/link.ts',
  '../../domain/books/isbn.ts',
  '../../domain/paid/sponsored.ts',
];

/**
 * Tags and labels the paid links of .md and .mdx text. It sees written links and `<a href="…">`, but no
 * `<a href={expression}>` and nothing that a component prints.
 * @param sponsors who paid for a post, by the assignment that it names
 */
export function affiliateLinks(
  programs: readonly Program[],
  sponsors: ReadonlyMap<string, Payer> = new Map(),
): Plugin {
  const mark = (
    node: Parameters<Context['setProperty']>[0],
    ctx: Context,
    href: unknown,
    rel: unknown,
  ) => {
    if (typeof href !== 'string' || (rel !== undefined && typeof rel !== 'string')) return;
    const assignment: unknown = ctx.data.astro?.frontmatter['assignment'];
    const link = tagLink(href, programs, sponsors.get(String(assignment)));
    if (!link.paid) return;
    ctx.setProperty(node, 'href', link.href);
    ctx.setProperty(node, 'rel', paidRel(rel));
    const address = node.type === 'element' ? 'dataAddress' : 'data-address';
    if (link.plain) ctx.setProperty(node, address, link.plain);
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
    name: `affiliate-links-${fingerprint(import.meta.url, sources, [programs, ...sponsors])}`,
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
 * The programs in a programs.yaml.
 * @throws Error that names file, line and field, and what to write there.
 */
export function readPrograms(file: string): Program[] {
  return checkContent({ schema: programsSchema }, readYamlFile(file));
}

/** The footer of every page shows these links, and none of those pages would say that one of them pays. */
export function refusePaidFollow(programsFile: string): Check<typeof siteSchema> {
  return ({ follow }, { file, lineOf }) => {
    const programs = readPrograms(programsFile);
    const faults = follow.flatMap(({ url }, index) => {
      const link = tagLink(url, programs);
      const program = link.paid ? link.program : shortenerOf(url, programs);
      if (!program) return [];
      const line = lineOf(['follow', index, 'url']);
      return `${file}:${line} follow.url: this link pays through ${program.name}, and it would stand on every page. Remove it here and link to it from a text, such as pages/about.mdx`;
    });
    if (faults.length > 0) throw contentError(faults.join('\n'));
  };
}

function attribute({ attributes }: JsxNode, name: string) {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return found?.value ?? undefined;
}
