import { globSync, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { outDir, siteUrl } from '../support/site.ts';
import { filesWith } from './files.ts';
import { mistakesIn } from './html-rules.ts';
import { find } from '../support/elements.ts';
import { pageAt, pages } from './pages.ts';
import { missingFrom, thingsOn } from './search-engines.ts';

const root = `${outDir}/client`;
const post = '/posts/first-post/';
const list = '/reading/test-list/';

test.each([...pages.keys()])('%s is valid HTML', async (path) => {
  expect(await mistakesIn(pageAt(path))).toEqual([]);
});

test.each([...pages.keys()])('%s says what it is and how it is shown', (path) => {
  const url = `${siteUrl}${path}`;
  const hidden = /^\/(404|500)$/.test(path);
  const head = headOf(path);

  expect(head['robots']).toBe(hidden ? 'noindex' : undefined);
  expect(head['canonical']).toBe(hidden ? undefined : url);
  expect(head['og:url']).toBe(hidden ? undefined : url);
  expect(head).toMatchObject({
    'og:title': expect.stringMatching(/./),
    'og:description': expect.stringMatching(/./),
    'og:image': expect.stringMatching(/^http.+\/social\.png$/),
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': expect.stringMatching(/./),
    'twitter:card': 'summary_large_image',
  });
});

test('every page has a social picture, a post its own', async () => {
  const pictures = new Set([...pages.keys()].map((path) => headOf(path)['og:image']));
  expect(headOf(post)['og:image']).toBe(`${siteUrl}${post}social.png`);

  for (const address of pictures) {
    const file = root + new URL(address ?? '').pathname;
    const { format, width, height } = await sharp(file).metadata();
    expect({ format, width, height }, file).toEqual({ format: 'png', width: 1200, height: 630 });
    expect(statSync(file).size, file).toBeLessThan(300_000);
  }
});

test('search engines learn all of a post that they ask for', () => {
  const [article, breadcrumbs] = thingsOn(pageAt(post));

  expect(article).toMatchObject({
    '@type': 'BlogPosting',
    headline: 'The first post',
    image: `${siteUrl}${post}social.png`,
    datePublished: '2025-03-03T05:00:00.000Z',
    dateModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    author: {
      ...{ '@type': 'Person', name: 'Kayla', url: `${siteUrl}/about/` },
      image: `${siteUrl}/portrait.webp`,
    },
    publisher: { '@type': 'Organization', name: 'Test Desk', logo: `${siteUrl}/icon-512.png` },
    mainEntityOfPage: siteUrl + post,
  });
  expect(breadcrumbs).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Test Desk', item: `${siteUrl}/` },
      {
        '@type': 'ListItem',
        position: 2,
        name: expect.stringContaining('Archive'),
        item: `${siteUrl}/archive/`,
      },
      { '@type': 'ListItem', position: 3, name: 'The first post', item: siteUrl + post },
    ],
  });
});

test.each([...pages.keys()])('%s tells search engines whole things', (path) => {
  expect(missingFrom(thingsOn(pageAt(path)))).toEqual([]);
});

test('a thing that is not whole is seen, also inside another', () => {
  const offer = { '@type': 'Offer', name: 'A', price: '', availability: 'B', url: 'C' };
  const service = { '@type': 'Service', name: 'D', provider: { '@type': 'Cat' }, offers: [offer] };

  expect(missingFrom([service])).toEqual([
    'Cat is not known',
    'Offer.price',
    'Offer.priceCurrency',
  ]);
});

test('search engines learn which books a list holds, and what the site is', () => {
  const [books] = thingsOn(pageAt(list));
  expect(books).toMatchObject({ '@type': 'ItemList', url: siteUrl + list });
  expect(books.numberOfItems).toBe(books.itemListElement.length);
  for (const [index, element] of books.itemListElement.entries())
    expect(element).toMatchObject({
      '@type': 'ListItem',
      position: index + 1,
      item: { '@type': 'Book', name: expect.any(String), author: expect.any(Array) },
    });

  expect(thingsOn(pageAt('/'))).toMatchObject([
    { '@type': 'WebSite', name: 'Test Desk', url: `${siteUrl}/` },
    { '@type': 'Blog', author: { name: 'Kayla' } },
  ]);
});

test('the site can be put on a home screen', async () => {
  const manifest = JSON.parse(readFileSync(`${root}/manifest.webmanifest`, 'utf8'));
  expect(manifest).toMatchObject({ name: 'Test Desk', start_url: '/', icons: { length: 2 } });

  const icons = [...manifest.icons, { src: '/apple-touch-icon.png', sizes: '180x180' }];
  for (const { src, sizes } of icons) {
    const { width, height, hasAlpha } = await sharp(root + src).metadata();
    expect(`${width}x${height}`, src).toBe(sizes);
    expect(hasAlpha, src).toBe(false);
  }
});

test('the fonts weigh 25 kB at the most', () => {
  const fonts = globSync(`${root}/**/*.{woff2,woff,ttf,otf}`);
  expect(fonts).toHaveLength(1);
  expect(fonts.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(25_000);
});

test('search knows the posts, their comments and the lists, and nothing else', () => {
  const fragments = globSync(`${root}/pagefind/fragment/*`).map((file) =>
    gunzipSync(readFileSync(file))
      .toString()
      .replace(/^pagefind_dcd/, ''),
  );
  const found = fragments.map((text) => JSON.parse(text).url).sort();

  const readable = [...pages.keys()].filter((path) => /^\/(posts|reading)\/./.test(path));
  const withComments = ['/posts/first-post/#comments', '/posts/no-money/#comments'];
  expect(found).toEqual([...readable, ...withComments].sort());
  expect(fragments.join()).not.toMatch(/zanzibarcanary|timbuktucanary|paid links/);
});

test('the search page alone may run WebAssembly', () => {
  const allowing = [...pages].filter(([, html]) => html.includes('wasm-unsafe-eval'));

  expect(allowing.map(([path]) => path)).toEqual(['/search/']);
});

test('what draws the pictures and reads the site stays at home', () => {
  expect(filesWith(`${outDir}/server`, ['satori', 'createIndex'])).toEqual([]);
});

function headOf(path: string): Record<string, string | undefined> {
  const elements = find(pageAt(path), (name) => name === 'meta' || name === 'link');
  return Object.fromEntries(
    elements.map(({ attributes: { property, name, rel, content, href } }) => [
      property ?? name ?? rel,
      content ?? href,
    ]),
  );
}
