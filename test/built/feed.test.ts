import { expect, test } from 'vitest';
import { siteUrl } from '../site.ts';
import { builtFile } from './anchors.ts';
import { items } from './feed-items.ts';

const feed = builtFile('rss.xml');

test('the feed is well-formed XML', () => {
  expect(feed).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
  expect(faultsOf(feed)).toEqual([]);
  expect(faultsOf('<a><b></a></b>')).not.toEqual([]);
  expect(faultsOf('<a>&nbsp;</a>')).not.toEqual([]);
  expect(faultsOf('<a>b & c</a>')).not.toEqual([]);
});

test('it has every published post, with its special characters as they are', () => {
  expect(items.map(({ title }) => title)).toContain('Café, naïveté & <angle> brackets');
  expect(items.length).toBeGreaterThan(3);
});

test.each(items.map((item) => [item.title, item] as const))(
  '“%s” can be read elsewhere',
  (_, item) => {
    expect(item.link).toMatch(new RegExp(`^${siteUrl}/posts/[a-z-]+/$`));
    const addresses = [...item.content.matchAll(/\s(?:href|src|poster)="([^"]*)"/g)].map(
      ([, url]) => url,
    );
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((url) => !/^(https?|mailto):/i.test(url ?? ''))).toEqual([]);
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
