import { expect, test } from 'vitest';
import { readPrograms } from '../../src/adapters/content/programs.ts';
import { inPage } from '../../src/integrations/audit/page.ts';
import { outDir } from '../support/site.ts';
import { find } from '../support/elements.ts';
import { linkTable } from '../support/link-table.ts';
import { anchors, builtFile } from './anchors.ts';
import { runCommand } from './command.ts';
import { itemCalled } from './feed-items.ts';
import { inLinks, inMarkdown, onShelf, paid, type PaidLink } from './expected-links.ts';

test.each([
  ['the post links', 'posts/links/index.html', inLinks],
  ['the post in plain Markdown', 'posts/plain-markdown/index.html', inMarkdown],
  ['the shelf', 'reading/test-list/index.html', onShelf],
])('%s has these links to shops, and no more', (_, file, expected) => {
  expect(shopLinks(builtFile(file))).toEqual(listed(expected));
});

test.each([
  ['Every kind of link', inLinks],
  ['פוסט ב־Markdown פשוט', inMarkdown],
])('the feed has those of “%s”', (title, expected) => {
  expect(shopLinks(itemCalled(title).content)).toEqual(listed(expected));
});

test.each([
  ['on a page', () => builtFile('posts/link-table/index.html')],
  ['in the feed', () => itemCalled('All links of the table').content],
])('a component makes of each link in the table what it should, %s', (_, html) => {
  const made = anchors(html()).filter(({ words }) => /^\d+( |$)/.test(words));
  const whole = linkTable
    .entries()
    .filter(([, [outcome, url]]) => outcome !== 'foreign' && /^https?:/i.test(url));

  expect(made).toEqual(
    Array.from(whole, ([index, [outcome, url, third]]) => ({
      words: outcome === 'nobody' ? `${index}` : `${index} (paid link)`,
      href: outcome === 'tagged' ? third : url,
      rel: outcome === 'nobody' ? undefined : paid,
    })),
  );
});

test.each(['posts/links', 'posts/sponsored', 'posts/components', 'reading/test-list'])(
  '%s knows of each paid link an address for paper, without an id',
  (path) => {
    const links = find(builtFile(`${path}/index.html`), (_, { rel = '' }) => /sponsored/.test(rel));
    const addresses = links.map(({ attributes }) => attributes['data-address']);

    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses).not.toContain(undefined);
    expect(addresses.filter((each) => /your-(tag|id)|someone-else/.test(each ?? ''))).toEqual([]);
  },
);

test('the coaching page, made on demand, discloses and marks a paid link', async () => {
  await using site = await runCommand('start', ['--built', outDir]);
  const html = await (await fetch(`${site.url}/coaching/`)).text();
  const programs = readPrograms('test/content/programs.yaml');

  expect(anchors(html)).toContainEqual({
    words: 'a book (paid link)',
    href: 'https://www.amazon.com/dp/0804140847?tag=your-tag-20',
    rel: paid,
  });
  expect(inPage(html, programs)).toEqual([]);
  expect(inPage(html.replaceAll('data-disclosure', ''), programs)).toHaveLength(1);
});

function listed(expected: PaidLink[]) {
  return expected.map(([, words, href, rel]) => ({ words, href, rel }));
}

/** The links to shops, and to what looks like one. */
function shopLinks(html: string) {
  return anchors(html).filter(({ href }) =>
    /amazon|bookshop\.org|shop\.example|network\.example|worldcat\.org|www\.example\.com/.test(
      href,
    ),
  );
}
