import { expect, test } from 'vitest';
import { readPrograms } from '../../src/adapters/affiliate-links.ts';
import { inPage } from '../../src/integrations/audit-page.ts';
import { outDir } from '../site.ts';
import { find } from '../elements.ts';
import { linkTable } from '../link-table.ts';
import { anchors, builtFile } from './anchors.ts';
import { runCommand } from './command.ts';
import { itemCalled } from './feed-items.ts';

const paid = 'sponsored noopener';

// Written out, so that nothing here agrees with the site because it asked the site.
const inLinks: [what: string, words: string, href: string, rel?: string][] = [
  [
    'a Markdown link',
    'Thrive (paid link)',
    'https://www.amazon.com/dp/0804140847?tag=your-tag-20',
    paid,
  ],
  [
    'one with a title',
    'Thrive again (paid link)',
    'https://www.amazon.com/dp/0804140847?tag=your-tag-20',
    paid,
  ],
  [
    'a reference',
    'The Defining Decade (paid link)',
    'https://www.amazon.com/dp/0446575062?tag=your-tag-20',
    paid,
  ],
  [
    'JSX in a sentence',
    'Crush It! (paid link)',
    'https://www.amazon.com/dp/0061914177?tag=your-tag-20',
    paid,
  ],
  [
    'JSX on its own',
    'Crush It! on its own (paid link)',
    'https://www.amazon.com/dp/0061914177?tag=your-tag-20',
    paid,
  ],
  [
    'our tag, once',
    'ours already (paid link)',
    'https://www.amazon.com/dp/0446575062?tag=your-tag-20',
    paid,
  ],
  [
    'a foreign tag, kept',
    'a foreign tag (paid link)',
    'https://www.amazon.com/dp/0446575062?tag=someone-else-20',
    paid,
  ],
  [
    'a query and a fragment',
    '#GIRLBOSS reviews (paid link)',
    'https://www.amazon.com/dp/039916927X?psc=1&ref=a%2Fb&tag=your-tag-20#reviews',
    paid,
  ],
  [
    'a bold one',
    'bold #GIRLBOSS (paid link)',
    'https://www.amazon.com/dp/039916927X?tag=your-tag-20',
    paid,
  ],
  [
    'another country, another id',
    'Adulting in London (paid link)',
    'https://www.amazon.co.uk/dp/1455516902?tag=your-tag-21',
    paid,
  ],
  [
    'an id in the path',
    'Adulting (paid link)',
    'https://bookshop.org/a/your-id/9781455516902',
    paid,
  ],
  [
    'a shop of one’s own',
    'my shelf (paid link)',
    'https://bookshop.org/shop/your-handle?a=1#b',
    paid,
  ],
  [
    'a network',
    'a desk lamp (paid link)',
    'https://network.example/click?id=your-id&url=https%3A%2F%2Fshop.example%2Flamps%2Fdesk-lamp%3Fcolor%3Dred%26size%3Dm',
    paid,
  ],
  [
    'an expression',
    'An expression (paid link)',
    'https://www.amazon.com/dp/0061914177?tag=your-tag-20',
    paid,
  ],
  [
    'a component’s library',
    'Library pays nobody',
    'https://search.worldcat.org/search?q=bn%3A9780399169274',
  ],
  [
    'a component’s bookshop',
    'Bookshop.org paid link',
    'https://bookshop.org/a/your-id/9780399169274',
    paid,
  ],
  [
    'a component’s Amazon',
    'Amazon paid link',
    'https://www.amazon.com/dp/039916927X?tag=your-tag-20',
    paid,
  ],
  ['a look-alike', 'not a shop', 'https://amazon.com.evil.example/dp/1'],
  ['another', 'not a shop either', 'https://notamazon.com.example/dp/2'],
  [
    'a shop in a query',
    'a search',
    'https://search.example/?q=https://www.amazon.com/dp/0061914177',
  ],
  ['somewhere else', 'an example', 'https://www.example.com/'],
];
const inMarkdown: typeof inLinks = [
  [
    'a raw <a>',
    'Thrive, raw (paid link)',
    'https://www.amazon.com/dp/0804140847?tag=your-tag-20',
    paid,
  ],
  [
    'an autolink',
    'https://www.amazon.com/dp/0446575062 (paid link)',
    'https://www.amazon.com/dp/0446575062?tag=your-tag-20',
    paid,
  ],
];
const onShelf: typeof inLinks = [
  ['a library', 'Library pays nobody', 'https://search.worldcat.org/search?q=bn%3A9780399169274'],
  [
    'ten digits at Bookshop.org',
    'Bookshop.org paid link',
    'https://bookshop.org/a/your-id/9780399169274',
    paid,
  ],
  [
    'ten digits at Amazon',
    'Amazon paid link',
    'https://www.amazon.com/dp/039916927X?tag=your-tag-20',
    paid,
  ],
  ['a library', 'Library pays nobody', 'https://search.worldcat.org/search?q=bn%3A9781455516902'],
  [
    'thirteen digits at Bookshop.org',
    'Bookshop.org paid link',
    'https://bookshop.org/a/your-id/9781455516902',
    paid,
  ],
  [
    'thirteen digits at Amazon',
    'Amazon paid link',
    'https://www.amazon.com/dp/1455516902?tag=your-tag-20',
    paid,
  ],
  [
    'a library',
    'Library pays nobody',
    'https://search.worldcat.org/search?q=Creative%2C+Inc.+Meg+Mateo+Ilasco',
  ],
  [
    'no digits at Bookshop.org',
    'Bookshop.org pays nobody',
    'https://bookshop.org/search?keywords=Creative%2C+Inc.+Meg+Mateo+Ilasco',
  ],
  [
    'no digits at Amazon',
    'Amazon paid link',
    'https://www.amazon.com/s?k=Creative%2C+Inc.+Meg+Mateo+Ilasco&i=stripbooks&tag=your-tag-20',
    paid,
  ],
];

test.each([
  ['the post links', 'posts/links/index.html', inLinks],
  ['the post in plain Markdown', 'posts/plain-markdown/index.html', inMarkdown],
  ['the shelf', 'reading/test-list/index.html', onShelf],
])('%s has these links to shops, and no more', (_, file, expected) => {
  expect(shopLinks(builtFile(file))).toEqual(listed(expected));
});

test.each([
  ['Every kind of link', inLinks],
  ['A post in plain Markdown', inMarkdown],
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

function listed(expected: typeof inLinks) {
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
