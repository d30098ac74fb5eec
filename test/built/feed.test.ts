import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'htmlparser2';
import { expect, test } from 'vitest';
import { siteUrl } from '../support/site.ts';
import { builtFile } from './anchors.ts';
import { find } from '../support/elements.ts';
import { items } from './feed-items.ts';
import { pages } from './pages.ts';

const feed = builtFile('rss.xml');

test('the feed is well-formed XML', () => {
  expect(feed).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
  expect(faultsOf(feed)).toEqual([]);
  expect(faultsOf('<a><b></a></b>')).not.toEqual([]);
  expect(faultsOf('<a>&nbsp;</a>')).not.toEqual([]);
  expect(faultsOf('<a>b & c</a>')).not.toEqual([]);
});

test('it has every published post, with its special characters as they are', () => {
  const published = [...pages.keys()].filter((path) => /^\/posts\/[^/]+\/$/.test(path));

  expect(items.map(({ title }) => title)).toContain('Café, naïveté & <angle> brackets');
  expect(items.map(({ link }) => new URL(link).pathname).sort()).toEqual(published.sort());
});

test('a post from another blog keeps what feed readers know it by; the others have their address', () => {
  const guids = new Map(
    parseRssFeed(feed).items?.map(({ link, guid }) => [URL.parse(link ?? '')?.pathname, guid]),
  );

  expect(guids.get('/posts/desk-part-two/')).toEqual({
    value: 'https://old.example/?p=123&post_type=post',
    isPermaLink: false,
  });
  expect(guids.get('/posts/first-post/')?.value).toBe(`${siteUrl}/posts/first-post/`);
});

// fast-xml-parser is inside feedsmith; the browser tests add a parser that forgives nothing.
test('parsers that share no reader of XML understand it alike', () => {
  const reading = (title?: string, link?: string, date?: string | Date, content?: string) => ({
    title,
    link,
    date: date && new Date(date).toISOString(),
    content,
  });
  const plain = items.map(({ title, link, pubDate, content }) =>
    reading(title, link, pubDate, content),
  );
  const smith = parseRssFeed(feed).items?.map(({ title, link, pubDate, content }) =>
    reading(title, link, pubDate, content?.encoded),
  );
  const known = parseFeed(feed)?.items.map(({ title, link, pubDate }) =>
    reading(title, link, pubDate),
  );

  expect(smith).toEqual(plain);
  // This one leaves the full text out.
  expect(known).toEqual(plain.map((item) => ({ ...item, content: undefined })));
});

test.each(items.map((item) => [item.title, item] as const))(
  '“%s” can be read elsewhere',
  (_, item) => {
    expect(item.link).toMatch(new RegExp(`^${siteUrl}/posts/[a-z-]+/$`));
    const addresses = addressesIn(item.content);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((url) => !/^(https?:\/\/[^/]|mailto:.)/i.test(url))).toEqual([]);
    expect(item.content).toMatch(
      /Write to me at\s*<a [^>]*href="mailto:desk@example\.com"[^>]*>\s*desk@example\.com\s*<\/a>\s*<\/p>\s*$/,
    );
  },
);

test('what is paid is said before the text, and nothing where nobody pays', () => {
  const contentOf = (title: string) => items.find((item) => item.title.startsWith(title))?.content;

  expect(contentOf('Every kind of link')).toMatch(
    /^\s*<p [^>]*data-disclosure[^>]*>\s*Some links here are paid links: .*As an Amazon Associate I earn from qualifying purchases\.[^<]*<\/p>/,
  );
  expect(contentOf('Every kind of link')).toContain(
    'Example &amp; Co pays me a &lt;small&gt; share.',
  );
  expect(contentOf('Café')).not.toContain('data-disclosure');
});

test('an address that is not whole is seen', () => {
  const html = '<img src="/a.webp" srcset="https://a.example/b, c.webp 2x"><a href="#d">D</a>';

  expect(addressesIn(html)).toEqual(['/a.webp', 'https://a.example/b', 'c.webp', '#d']);
});

/** Every address in the HTML of an item. */
function addressesIn(html: string): string[] {
  return find(html, () => true).flatMap(({ attributes }) => {
    const { href, src, poster, cite, action, srcset = '' } = attributes;
    const set = srcset.split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0]);
    return [href, src, poster, cite, action, ...set].flatMap((address) => address || []);
  });
}

/** Tags that do not match, and ampersands that begin no entity of XML. */
function faultsOf(xml: string): string[] {
  const bare = xml.replaceAll(/<!\[CDATA\[.*?\]\]>|<\?.*?\?>/gs, '');
  const open: string[] = [];
  const faults: string[] = bare.match(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);).{0,20}/gi) ?? [];
  for (const [tag, slash, name = '', closed] of bare.matchAll(
    /<(\/?)([^\s/>]+)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g,
  )) {
    if (!slash && !closed) open.push(name);
    if (slash && open.pop() !== name) faults.push(tag);
  }
  return [...faults, ...open];
}
