import { globSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { outDir, siteUrl } from '../support/site.ts';
import { find } from '../support/elements.ts';
import { anchors, builtFile } from './anchors.ts';
import { itemCalled } from './feed-items.ts';
import { inside, pageAt } from './pages.ts';

const mark = 'Sponsored by Paper Moon Lamps';
const title = 'A small red lamp, and what it is paid for';
const wording = 'Paper Moon Lamps paid me to write this post, and links to them are paid links.';
const page = pageAt('/posts/sponsored/');

// Each surface cut out, so that a mark on one does not stand for another.
test.each([
  [
    'a card on the home page',
    cardIn(inside(pageAt('/'), /aria-labelledby="newest"[^>]*>/, 'section')),
  ],
  ['a row in the archive', cardIn(pageAt('/archive/'))],
  ['a row under a tag', cardIn(pageAt('/tags/desk/'))],
  ['a row on the page of its series', cardIn(pageAt('/series/paid-and-unpaid/'))],
  [
    'a row after another post',
    cardIn(inside(pageAt('/posts/links/'), /aria-labelledby="alike"[^>]*>/, 'section')),
  ],
  ['the newer neighbor', linkIn(neighborsOf('/posts/no-money/'))],
  ['the older neighbor', linkIn(neighborsOf('/posts/first-post/'))],
  [
    'a part in the box of its series',
    inside(pageAt('/posts/no-money/'), /<nav class="series-box[^>]*>/, 'nav')
      .split('<li>')
      .find((part) => part.includes(title)) ?? '',
  ],
  ['a mention on the shelf', bookCard('creative-inc').split('Mentioned in')[1] ?? ''],
])('%s says that it is sponsored', (_, html) => {
  expect(html).toContain(title);
  expect(html).toContain(mark);
});

test('the post says so above its title, and who pays for what before its text', () => {
  const [above = '', below = ''] = page.split('<h1');
  const [before = ''] = below.split('<div class="prose"');

  // As words: the search finds it in an attribute.
  expect(above.slice(above.indexOf('<main'))).toContain(`>${mark}<`);
  expect(before).toMatch(new RegExp(`<p[^>]* data-disclosure[^>]*>\\s*${wording}`));
});

test('links to the sponsor are marked and carry no id, though a program would pay for them', () => {
  const theirs = anchors(page).filter(({ href }) => /paper-moon|network/.test(href));

  expect(theirs).toEqual([
    theirsAt('a Paper Moon (paid link)', 'https://paper-moon.example/lamps/red'),
    theirsAt('Theirs (paid link)', 'http://www.paper-moon.example/'),
    theirsAt('their help (paid link)', 'https://help.paper-moon.example/red'),
    theirsAt('their home (paid link)', 'https://paper-moon.example/?from=desk&b#top'),
    theirsAt('The people of the lamp (paid link)', 'https://paper-moon.example/about'),
    { words: 'another moon', href: 'https://paper-moon.example.evil.example/', rel: undefined },
  ]);
});

test('the feed says so in its title and before its text', () => {
  const { title: inFeed, content } = itemCalled(`Sponsored: ${title}`);

  expect(inFeed).toBe(`Sponsored: ${title}`);
  expect(content).toMatch(new RegExp(`^\\s*<p[^>]* data-disclosure[^>]*>\\s*${wording}`));
});

test('what readers pass on says so, and search engines learn who paid', () => {
  const shared = anchors(page).filter(({ href }) =>
    /^mailto:\?|pinterest\.com\/pin|x\.com\//.test(href),
  );
  const [card] = find(page, (_, { property }) => property === 'og:title');
  const [data] = find(page, (_, { type }) => type === 'application/ld+json');
  const [article] = JSON.parse(data?.text ?? '')['@graph'];

  expect(shared).toHaveLength(3);
  for (const { href } of shared) expect(decodeURIComponent(href)).toContain(`Sponsored: ${title}`);
  expect(card?.attributes['content']).toBe(`Sponsored: ${title}`);
  expect(article.sponsor).toEqual({
    ...{ '@type': 'Organization', name: 'Paper Moon Lamps', url: 'https://paper-moon.example/' },
  });
});

test('its social picture carries a mark that other posts have not', async () => {
  const yellow = async (slug: string) => {
    const words = { left: 64, top: 112, width: 660, height: 518 };
    const picture = sharp(`${outDir}/client/posts/${slug}/social.png`).extract(words);
    const pixels = (await picture.removeAlpha().raw().toBuffer()).toString('hex').match(/.{6}/g);
    return pixels?.filter((pixel) => /^f[3-9][cd]\w[67]\w$/.test(pixel)).length;
  };

  expect(await yellow('sponsored')).toBeGreaterThan(5_000);
  expect(await yellow('first-post')).toBe(0);
});

test('its picture says so to those who cannot see it, and the search to those who search', () => {
  const [alt] = find(page, (_, { property }) => property === 'og:image:alt');
  const fragments = globSync(`${outDir}/client/pagefind/fragment/*`).map((file) =>
    gunzipSync(readFileSync(file)).toString(),
  );

  expect(alt?.attributes['content']).toBe(`${title}. ${mark}`);
  expect(fragments.filter((text) => text.includes('/posts/sponsored/"')).join()).toContain(mark);
});

test('a book that was a present says so on its card and above the links', () => {
  const card = bookCard('creative-inc');
  const [above = ''] = card.split('<ul');

  expect(above).toContain('This copy was a present from its publisher or author.');
  expect(page).toMatch(/data-disclosure[^>]*>[^<]*Some books here were presents/);
  expect(pageAt('/reading/test-list/')).toMatch(/data-disclosure[^>]*>[^<]*Some books here were/);
  expect(pageAt('/posts/links/')).not.toContain('presents');
});

test('the shelf leads from a book to the posts that use it', () => {
  const card = bookCard('girlboss');

  expect(anchors(card.split('Mentioned in')[1] ?? '').map(({ href }) => href)).toEqual([
    '/posts/links/',
  ]);
  expect(builtFile('posts/links/index.html')).not.toContain('Mentioned in');
});

test('nobody else’s post is marked', () => {
  expect(pageAt('/posts/links/').split('<footer')[0]).not.toContain('Sponsored');
  expect(itemCalled('Every kind of link').content).not.toContain(wording);
  expect(siteUrl).not.toContain('paper-moon');
});

function theirsAt(words: string, href: string) {
  return { words, href, rel: 'sponsored noopener' };
}

/** The card that leads to the sponsored post. */
function cardIn(html: string): string {
  const cards = html.split(/(?=<article)/).map((card) => card.split('</article>')[0] ?? '');
  return cards.find((card) => card.includes('href="/posts/sponsored/"')) ?? '';
}

function bookCard(slug: string): string {
  const opening = new RegExp(`<article[^>]* data-book="${slug}">`);
  return inside(pageAt('/reading/test-list/'), opening, 'article');
}

function neighborsOf(path: string): string {
  return inside(pageAt(path), /<nav class="neighbors[^>]*>/, 'nav');
}

function linkIn(html: string): string {
  return /<a[^>]* href="\/posts\/sponsored\/".*?<\/a>/s.exec(html)?.[0] ?? '';
}
