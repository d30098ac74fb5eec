import { satteri } from '@astrojs/markdown-satteri';
import { affiliateLinks } from '../../../src/adapters/markdown/affiliate-links.ts';
import type { Program } from '../../../src/domain/paid/program.ts';

export const amazon: Program = {
  name: 'Amazon',
  hosts: ['amazon.com'],
  label: 'paid link',
  query: { tag: 'me-20' },
};

export const sponsors = new Map([['lamp', { name: 'Lamps', url: 'https://amazon.com/lamps' }]]);

export const processorFor = (programs: readonly Program[]) =>
  satteri({ features: { rawHtml: true }, hastPlugins: [affiliateLinks(programs, sponsors)] });

export async function htmlOfMarkdown(source: string, programs: readonly Program[] = [amazon]) {
  const renderer = await processorFor(programs).createRenderer({ syntaxHighlight: false });
  return (await renderer.render(source)).code.replaceAll('&amp;', '&');
}

export async function compileMdx(
  source: string,
  programs: readonly Program[] = [amazon],
  frontmatter = {},
): Promise<{ code: string }> {
  const srcDir = new URL('file:///site/src/');
  const renderer = await processorFor(programs).createMdxRenderer?.(
    { syntaxHighlight: false },
    { srcDir, optimize: false, sourcemap: false },
  );
  if (!renderer) throw new Error('This version of Sätteri compiles no MDX.');
  return renderer.process(source, '/site/content/posts/a/index.mdx', frontmatter);
}

/** Runs the compiled MDX with a JSX runtime that prints HTML. */
export async function linksOfMdx(
  source: string,
  programs?: readonly Program[],
  frontmatter?: object,
) {
  const { code } = await compileMdx(source, programs, frontmatter);
  const body = code
    .replace(/^import .*jsx-runtime";$/m, '')
    .replaceAll(/^export (default )?/gm, '')
    .concat('\nreturn _createMdxContent({ components: { Box: "div" } });');
  return String(new Function('_jsx', '_jsxs', '_Fragment', body)(print, print, ''));
}

function print(tag: string, { children, ...attributes }: Record<string, unknown>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${String(value)}"`);
  return `<${tag}${written.join('')}>${[children].flat(9).join('')}</${tag}>`;
}
