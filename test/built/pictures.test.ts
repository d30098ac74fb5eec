import { globSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { find } from '../support/elements.ts';
import { outDir } from '../support/site.ts';
import { items } from './feed-items.ts';
import { inside, pageAt } from './pages.ts';

const client = `${outDir}/client`;
const pictures = globSync(`${client}/**/*`).filter((file) =>
  /\.(jpe?g|png|webp|avif|gif|svg)$/i.test(file),
);
const silent =
  /Exif\0\0|eXIf|EXIF|http:\/\/ns\.adobe\.com\/xap|x:xmpmeta|XML:com\.adobe\.xmp|Photoshop 3\.0/;
const page = pageAt('/posts/pictures/');
const inMarkdown = pageAt('/posts/pictures-in-markdown/');
const { content = '' } = items.find(({ title }) => title === 'Every kind of picture') ?? {};

test.each(pictures)('%s says nothing of where and with what it was taken', async (file) => {
  expect(readFileSync(file, 'latin1')).not.toMatch(silent);
  if (file.endsWith('.svg')) return;
  const { exif, xmp, iptc, orientation } = await sharp(file).metadata();
  expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
});

test('the photo that the site is made with does say it, and is seen by what looks for it', () => {
  const photo = readFileSync('test/content/posts/pictures/IMG_0001.JPG', 'latin1');

  expect(photo).toMatch(silent);
  expect(photo).toContain('somebody at home');
});

test('no original is published', () => {
  const originals = globSync('test/content/posts/pictures/*.*').map((file) => readFileSync(file));
  const published = pictures.map((file) => readFileSync(file));

  for (const original of originals)
    expect(published.some((each) => each.equals(original))).toBe(false);
});

test.each([
  ['on the page', page, 2],
  ['in the feed', content, 2],
  ['in plain Markdown', inMarkdown, 1],
])('what moves, moves %s', async (_, html, count) => {
  const moving = sourcesIn(html).filter((name) => name.startsWith('moving.'));

  expect(moving).toHaveLength(count);
  for (const name of moving) {
    const { format, pages, width, pageHeight } = await sharp(`${client}/_astro/${name}`, {
      pages: -1,
    }).metadata();
    expect({ format, pages, width, pageHeight }).toEqual({
      ...{ format: 'webp', pages: 3, width: 120, pageHeight: 80 },
    });
  }
});

test.each([
  ['on the page', page],
  ['in the feed', content],
  ['in plain Markdown', inMarkdown],
])('no picture is wider than screens %s', async (_, html) => {
  const images = find(html, (name) => name === 'img').map(({ attributes }) => attributes);
  const wide = images.find(({ src = '' }) => src.includes('/wide.'));

  expect(wide).toMatchObject({ width: '1600', height: '100' });
  for (const name of sourcesIn(html).filter((each) => !each.endsWith('.svg'))) {
    const { width } = await sharp(`${client}/_astro/${name}`).metadata();
    expect(width).toBeLessThanOrEqual(1600);
  }
});

test('a photo that was taken upright stands upright', async () => {
  const upright = pictures.filter((file) => file.includes('/IMG_0001.'));

  expect(upright.length).toBeGreaterThan(0);
  for (const file of upright) {
    const { width, height } = await sharp(file).metadata();
    expect(height / width).toBeCloseTo(1.5, 1);
  }
});

test('a drawing in SVG is shown as a picture', () => {
  const prose = inside(page, /<div class="prose">/, 'section');
  const drawings = find(prose, (name, { src = '' }) => name === 'img' && src.endsWith('.svg'));

  expect(drawings).toHaveLength(2);
  expect(drawings[0]?.attributes).toMatchObject({ width: '300', height: '200' });
  expect(page).not.toContain('alert(1)');
});

/** The names of the pictures in some HTML, each once. */
function sourcesIn(html: string): string[] {
  const names = html.matchAll(/\/_astro\/([^"\s,]+\.(?:webp|avif|svg|gif|jpe?g|png))/gi);
  return [...new Set(Array.from(names, ([, name = '']) => name))];
}
