import { describe, expect, test } from 'vitest';
import { readPrograms } from '../../../src/adapters/content/programs.ts';
import { affiliateLinks } from '../../../src/adapters/markdown/affiliate-links.ts';
import { inPage } from '../../../src/integrations/audit/page.ts';
import { find } from '../../support/elements.ts';
import { linkTable } from '../../support/link-table.ts';
import {
  amazon,
  compileMdx,
  htmlOfMarkdown,
  linksOfMdx,
  processorFor,
  sponsors,
} from './rendered-links.ts';

const paid = (href: string, text: string, rel = 'sponsored noopener') =>
  `<a href="${href}" rel="${rel}" data-address="${href.replace(/[?&]tag=[\w-]+/, '')}">${text} (paid link)</a>`;
const ours = 'https://amazon.com/x?tag=me-20';

const inBoth: [what: string, source: string, expected: string][] = [
  ['a Markdown link', '[a](https://amazon.com/x)', paid(ours, 'a')],
  ['a reference link', '[a][r]\n\n[r]: https://amazon.com/x', paid(ours, 'a')],
  ['a bare address', 'see https://amazon.com/x.', paid(ours, 'https://amazon.com/x')],
  [
    'a bare www. address',
    'see www.amazon.com/x.',
    paid('http://www.amazon.com/x?tag=me-20', 'www.amazon.com/x'),
  ],
  ['a footnote', 'n[^1]\n\n[^1]: [a](https://amazon.com/x)', paid(ours, 'a')],
  ['a link in a heading', '# [a](https://amazon.com/x)', paid(ours, 'a')],
  ['an inline <a>', 'an <a href="https://amazon.com/x">a</a>', paid(ours, 'a')],
  [
    'the author’s rel',
    'an <a href="https://amazon.com/x" rel="me nofollow">a</a>',
    paid(ours, 'a', 'me nofollow sponsored noopener'),
  ],
  [
    'the author’s query and fragment',
    '[a](https://amazon.com/x?b=%2f&amp;a#f)',
    paid('https://amazon.com/x?b=%2f&a&tag=me-20#f', 'a'),
  ],
  ['our own tag', `[a](${ours})`, paid(ours, 'a')],
  ['a label already written', '[a (paid link)](https://amazon.com/x)', paid(ours, 'a')],
  [
    'somebody else’s tag',
    '[a](https://amazon.com/x?tag=other-20)',
    paid('https://amazon.com/x?tag=other-20', 'a'),
  ],
  [
    'a look-alike',
    '[a](https://amazon.com.evil.example/x)',
    '<a href="https://amazon.com.evil.example/x">a</a>',
  ],
  [
    'a network that nobody listed',
    '[a](https://liketk.it/abc)',
    '<a href="https://liketk.it/abc" rel="sponsored noopener">a (paid link)</a>',
  ],
  [
    'an id in the path',
    '[a](https://www.amazon.com/exec/obidos/ASIN/0061914177/someone-20)',
    '<a href="https://www.amazon.com/exec/obidos/ASIN/0061914177/someone-20" rel="sponsored noopener" data-address="https://www.amazon.com/exec/obidos/ASIN/0061914177">a (paid link)</a>',
  ],
  ['a link of the site', '[a](/posts/a/)', '<a href="/posts/a/">a</a>'],
];

test.each([
  ...inBoth,
  ['an address in angle brackets', '<https://amazon.com/x>', paid(ours, 'https://amazon.com/x')],
  ['a raw block', '<div><a href="https://amazon.com/x">a</a></div>', paid(ours, 'a')],
])('in .md, handles %s', async (_, source, expected) => {
  expect(await htmlOfMarkdown(source)).toContain(expected);
});

test.each([
  ...inBoth,
  [
    'a link on lines of its own',
    '<a\n  href="https://amazon.com/x"\n>\n  a\n</a>',
    paid(ours, '<p>a</p>'),
  ],
  ['an <a> in a component', '<Box><a href="https://amazon.com/x">a</a></Box>', paid(ours, 'a')],
])('in .mdx, handles %s', async (_, source, expected) => {
  expect(await linksOfMdx(source)).toContain(expected);
});

const known = readPrograms('test/content/programs.yaml');
const surfaces: [name: string, write: (url: string) => string, type: 'md' | 'mdx'][] = [
  ['a Markdown link in .md', (url) => `[a](<${url}>)`, 'md'],
  ['a Markdown link in .mdx', (url) => `[a](<${url}>)`, 'mdx'],
  ['a reference link', (url) => `[a][r]\n\n[r]: <${url}>`, 'md'],
  ['an address in angle brackets', (url) => `<${url}>`, 'md'],
  ['a raw <a>', (url) => `an <a href="${escaped(url)}">a</a>`, 'md'],
  ['JSX', (url) => `an <a href="${escaped(url)}">a</a>`, 'mdx'],
];

describe.each(surfaces)('%s', (_, write, type) => {
  // Only whole addresses become links by themselves, and Markdown writes some letters in its own way.
  const autolinks = /^(https?|mailto|ftp|data|javascript):[^\s"]*$/i;
  const rows = linkTable.filter(
    ([, url]) =>
      !/%zz|[^\x20-\x7e]/.test(url) && (!write('').startsWith('<>') || autolinks.test(url)),
  );

  test.each(rows)('is %s: %s', async (outcome, url, third) => {
    const html = await (type === 'md' ? htmlOfMarkdown : linksOfMdx)(write(url), known);
    const [link] = find(html, (name) => name === 'a');
    const { href, rel, 'data-address': address } = link?.attributes ?? {};

    expect(href).toBe(outcome === 'tagged' ? third : url);
    expect(rel).toBe(outcome === 'nobody' ? undefined : 'sponsored noopener');
    expect(address).toBe(outcome === 'tagged' ? url : third);
    expect(link?.text.endsWith(' (paid link)')).toBe(outcome !== 'nobody');
  });
});

test.each([
  ['an expression', 'an <a href={where}>a</a>'],
  ['a string in braces', "an <a href={'https://amazon.com/x'}>a</a>"],
  ['a rel that is an expression', 'an <a href="https://amazon.com/x" rel={rel}>a</a>'],
])('in .mdx, leaves %s to the audit', async (_, source) => {
  expect((await compileMdx(source)).code).not.toMatch(/sponsored|me-20/);
});

test('what it has tagged once it leaves as it is, and the audit finds nothing but a missing disclosure', async () => {
  const source = inBoth
    .map(([, text]) => text.replaceAll('\n\n[r]: https://amazon.com/x', ''))
    .join('\n\n');
  const once = await htmlOfMarkdown(source);
  expect(await htmlOfMarkdown(once)).toBe(once);
  const disclosed = `<p data-disclosure>Paid links.</p>${once}`;
  expect(inPage(disclosed, [amazon])).toEqual([
    expect.objectContaining({ isError: false, link: 'https://amazon.com/x?tag=other-20' }),
    expect.objectContaining({ isError: false, link: 'https://liketk.it/abc' }),
    expect.objectContaining({ isError: false, link: expect.stringMatching(/\/someone-20$/) }),
  ]);
});

test.each(['md', 'mdx'])(
  'in the .%s of a sponsored post, the sponsor’s links carry no id',
  async (type) => {
    const source = '[a](https://www.amazon.com/lamps) [b](https://amazon.com.evil.example/)';
    const frontmatter = { assignment: 'lamp' };
    const renderer = await processorFor([amazon]).createRenderer({ syntaxHighlight: false });
    const html =
      type === 'mdx'
        ? await linksOfMdx(source, [amazon], frontmatter)
        : (await renderer.render(source, { frontmatter })).code;

    expect(html).toContain(paid('https://www.amazon.com/lamps', 'a'));
    expect(html).toContain('<a href="https://amazon.com.evil.example/">b</a>');
  },
);

test('takes another name when a program or a sponsor changes, so that Astro renders cached Markdown again', () => {
  const { name } = affiliateLinks([amazon]);
  expect(affiliateLinks([amazon]).name).toBe(name);
  expect(affiliateLinks([{ ...amazon, query: { tag: 'you-20' } }]).name).not.toBe(name);
  expect(affiliateLinks([amazon], sponsors).name).not.toBe(name);
});

function escaped(url: string): string {
  return url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
