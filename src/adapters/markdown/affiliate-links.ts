import { paidLabel } from '../../domain/paid/disclosure.ts';
import { paidRel, tagLink } from '../../domain/paid/link.ts';
import type { Program } from '../../domain/paid/program.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { fingerprint } from './fingerprint.ts';
import type { Context, JsxNode, Plugin } from './satteri-plugin.ts';

const sources = [
  '../../domain/paid/disclosure.ts',
  '../../domain/paid/ids.ts',
  '../../domain/paid/link.ts',
  '../../domain/paid/network-link.ts',
  '../../domain/paid/networks.ts',
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

function attribute({ attributes }: JsxNode, name: string) {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return found?.value ?? undefined;
}
