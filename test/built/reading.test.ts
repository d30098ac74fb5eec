import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { readPage } from '../../src/integrations/audit/page.ts';
import { outDir } from '../support/site.ts';
import { listen } from '../server/serve.ts';
import { find } from '../support/elements.ts';
import { flightOf } from './flight.ts';
import { inside, pageAt, pages } from './pages.ts';
import { undirected } from './undirected.ts';

const mostBytes = 14_600;
const site = await listen({ outDir, handler: (_, res) => void res.writeHead(404).end() });
afterAll(() => site.close());
const posts = [...pages].filter(([path]) => /^\/posts\/[^/]+\/$/.test(path));

describe.each(posts)('%s', (path, html) => {
  test('comes with its styles and headers in one flight of a connection', async () => {
    expect(readPage(html, []).loads.filter(({ element }) => element === 'link')).not.toContainEqual(
      expect.objectContaining({ address: expect.stringMatching(/\.css/) }),
    );
    expect(await flightOf(site.url, path)).toBeLessThanOrEqual(mostBytes);
  });

  test('loads no script, and carries a kilobyte at the most', () => {
    const scripts = find(
      html,
      (name, { type }) => name === 'script' && type !== 'application/ld+json',
    );

    expect(scripts.filter(({ attributes: { src } }) => src !== undefined)).toEqual([]);
    expect(scripts).toHaveLength(3);
    expect(Buffer.byteLength(scripts.map(({ text }) => text).join(''))).toBeLessThanOrEqual(1_000);
  });
});

describe.each([...pages])('%s', (_, html) => {
  test('asks nobody else for anything', () => {
    const outside = readPage(html, []).loads.filter(({ address }) => /^(\w+:)?\/\//.test(address));

    expect(outside).toEqual([]);
  });

  test('says of all words that run from right to left that they do', () => {
    expect(undirected(html)).toEqual([]);
  });

  test('has one h1 and skips no level of heading', () => {
    const levels = find(html, (name) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
    const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);

    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(skips).toEqual([]);
  });

  test('gives every id once, and every landmark a name of its own and something to say', () => {
    const ids = find(html, (_, { id }) => id !== undefined).map(
      ({ attributes }) => attributes['id'],
    );
    const landmarks = find(html, (name) =>
      ['nav', 'main', 'header', 'footer', 'aside'].includes(name),
    );
    const names = landmarks
      .filter(({ name }) => name === 'nav')
      .map(({ attributes }) => attributes['aria-label'] ?? attributes['aria-labelledby']);

    expect(ids).toEqual([...new Set(ids)]);
    expect(landmarks.filter(({ text }) => text === '')).toEqual([]);
    expect(names).toEqual([...new Set(names)]);
    expect(names).not.toContain(undefined);
  });
});

test('the contents are the headings, those of steps included', () => {
  const html = pageAt('/posts/components/');
  const links = find(
    inside(html, /<nav[^>]*aria-label="Contents"[^>]*>/, 'nav'),
    (name) => name === 'a',
  );
  const headings = find(inside(html, /<div class="prose">/, 'section'), (name) => name === 'h2');

  expect(links.map(({ text }) => text)).toEqual([
    'Clear the desk',
    'Sit down',
    'Write & send it',
    'What it looks like',
  ]);
  const targets = headings.map(({ attributes }) => `#${attributes['id']}`);
  expect(targets.slice(0, 4)).toEqual(links.map(({ attributes }) => attributes['href']));
});

test('two headings need no contents', () => {
  expect(pageAt('/posts/desk-part-two/')).not.toContain('aria-label="Contents"');
});

test('a post says which part it is, and leads to the parts before and after it', () => {
  const html = pageAt('/posts/desk-part-two/');
  const links = find(
    inside(html, /<nav[^>]*aria-labelledby="series"[^>]*>/, 'nav'),
    (name, { href = '' }) => name === 'a' && href.startsWith('/posts/'),
  );

  expect(html).toMatch(/Part 2 of 3 of\s*<a[^>]* href="\/series\/the-desk-explained\/"/);
  expect(
    links.map(({ attributes: { href, rel, ...rest } }) => [href, rel, rest['aria-current']]),
  ).toEqual([
    ['/posts/components/', 'prev', undefined],
    ['/posts/desk-part-two/', undefined, 'page'],
    ['/posts/desk-part-three/', 'next', undefined],
  ]);
});

test('a series page lists its parts from the first', () => {
  const titles = find(pageAt('/series/the-desk-explained/'), (name) => name === 'h2');

  expect(titles.map(({ text }) => text)).toEqual([
    'One of each component',
    'What stands on the desk',
    'Who sits at the desk',
  ]);
});

test('a card says which part of a series it is', () => {
  const card = /<article[^>]*>(?:(?!<\/article>)[\s\S])*Who sits at the desk[\s\S]*?<\/article>/;

  expect(card.exec(pageAt('/'))?.[0]).toContain('Part 3 of 3 of');
});

test('tags say how many posts they have', () => {
  const tags = find(pageAt('/tags/'), (_, { href = '' }) => /^\/tags\/./.test(href));

  expect(tags.map(({ text }) => text)).toContain('components 3');
});

test('a post shows when its text last changed, a card does not', () => {
  expect(pageAt('/posts/components/')).toMatch(/updated <time datetime="2025-01-20T/);
  expect(pageAt('/archive/')).not.toContain('updated');
});

test('pictures come as AVIF and WebP, measured, and only the first one early', () => {
  const html = pageAt('/posts/components/');
  const drawn = inside(html, /<nav class="neighbors[^>]*>/, 'nav');
  const sources = find(html, (name) => name === 'source').map(({ attributes }) => attributes);
  const [portrait, ...images] = find(html.replace(drawn, ''), (name) => name === 'img')
    .map(({ attributes }) => attributes)
    .toSorted((a) => (a['src'] === '/portrait.webp' ? -1 : 1));

  expect(portrait).toMatchObject({ loading: 'lazy', alt: 'Who writes here, outside' });
  expect(pageAt('/about/')).toMatch(/<img src="\/portrait\.webp"[^>]* loading="eager"/);
  expect(drawn).toMatch(/<img src="[^"]*\.svg"[^>]* loading="lazy"/);
  expect(images.map(({ loading }) => loading)).toEqual(['eager', 'lazy', 'lazy']);
  expect(sources.map(({ type }) => type)).toEqual(images.map(() => 'image/avif'));
  for (const image of images) {
    expect(image).toMatchObject({ width: '1440', height: '960' });
    expect(image['src']).toMatch(/\.webp$/);
  }
});

test('after a post stand its neighbors with their pictures, where to begin, what to read, where I am', () => {
  const html = pageAt('/posts/first-post/');
  const neighbors = inside(html, /<nav class="neighbors[^>]*>/, 'nav');
  const paths = (part: string) =>
    find(part, (name) => name === 'a').map(({ attributes }) => attributes['href']);
  const after = html.slice(html.lastIndexOf('</article>'));

  expect(paths(neighbors).length).toBeGreaterThan(0);
  expect(neighbors.match(/<svg|<img/g)).toHaveLength(paths(neighbors).length);
  expect(neighbors).not.toContain('view-transition-name');
  expect(paths(after)).toEqual(expect.arrayContaining(['/start-here/', '/reading/test-list/']));
  const elsewhere = inside(html, /<ul[^>]*aria-labelledby="follow"[^>]*>/, 'ul');
  expect(paths(elsewhere)).toContain('https://twitter.com/your-handle');
});

test('a call that is offered in a text remembers the post', () => {
  const calls = find(
    inside(pageAt('/posts/components/'), /<div class="prose">/, 'section'),
    (_, { href = '' }) => href.startsWith('/coaching/'),
  );

  expect(calls.map(({ attributes: { href }, text }) => [href, text])).toEqual([
    ['/coaching/?from=components', 'Call the desk'],
    ['/coaching/?from=components', 'Pick an hour'],
  ]);
});

test('the feed carries the components, each word once and every address whole', () => {
  const xml = readFileSync(`${outDir}/client/rss.xml`, 'utf8');
  const [item = ''] = /<title>One of each component<[\s\S]*?<\/item>/.exec(xml) ?? [];
  const html = item.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address);

  expect(html).toMatch(/<ol[^>]*>\s*<li>\s*<h2 id="clear-the-desk">Clear the desk<\/h2>/);
  expect(html.match(/Kelly Williams Brown</g)).toHaveLength(1);
  expect(html).toContain('/coaching/?from=components');
  expect(addresses.filter((address) => !/^(https?|mailto):/.test(address ?? ''))).toEqual([]);
});
