import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp, { type Region } from 'sharp';
import { expect, test } from 'vitest';
import { colorsSchema } from '../../../src/domain/blog/picture/colors.ts';
import { loadFaces } from '../../../src/adapters/web/faces.ts';
import { socialPicture } from '../../../src/adapters/web/social-picture.ts';
import {
  type Box,
  composeWords,
  leftOut,
} from '../../../src/domain/blog/picture/social-picture.ts';

const post = { title: 'How to begin', siteName: 'Desk', slug: 'how-to-begin' };

const { art: paint } = colorsSchema.parse({});
const onPaper = (cacheDir: URL) => ({ cacheDir, paint });

function newCache() {
  const folder = mkdtempSync(join(tmpdir(), 'social-'));
  return {
    url: pathToFileURL(`${folder}/`),
    files: () => readdirSync(join(folder, 'social')).map((name) => join(folder, 'social', name)),
  };
}

async function newPhoto() {
  const path = join(mkdtempSync(join(tmpdir(), 'photo-')), 'desk.jpg');
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#0000ff' } })
    .jpeg()
    .toFile(path);
  return path;
}

async function colorAt(picture: Uint8Array, left: number, top: number) {
  const pixel = sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha();
  return (await pixel.raw().toBuffer()).toString('hex');
}

async function inksIn(picture: Uint8Array, area: Region) {
  const pixels = await sharp(picture).extract(area).removeAlpha().raw().toBuffer();
  return new Set(pixels.toString('hex').match(/.{6}/g)).size;
}

function seenIn({ props: { children } }: Box): string {
  const words = typeof children === 'string' ? children : children.map(seenIn).join('');
  return words.replaceAll(/\s/g, '');
}

test('is as large as places that show links expect, and light', async () => {
  const picture = await socialPicture(post, onPaper(newCache().url));

  expect(await sharp(picture).metadata()).toMatchObject({
    format: 'png',
    width: 1200,
    height: 630,
  });
  expect(picture.length).toBeLessThan(100_000);
});

test('is drawn once while nothing on it changes', async () => {
  const cache = newCache();
  await socialPicture(post, onPaper(cache.url));
  const [file = ''] = cache.files();
  writeFileSync(file, 'as it was');

  expect(Buffer.from(await socialPicture(post, onPaper(cache.url))).toString()).toBe('as it was');
  expect(cache.files()).toEqual([file]);
});

test.each([
  ['title', { title: 'How to end' }],
  ['name of the site', { siteName: 'Table' }],
  ['slug', { slug: 'how-to-end' }],
  ['mark', { mark: 'Sponsored by Lamps' }],
])('is drawn anew when the %s changes', async (_, change) => {
  const cache = newCache();
  const before = await socialPicture(post, onPaper(cache.url));

  const after = await socialPicture({ ...post, ...change }, onPaper(cache.url));

  expect(Buffer.from(after).equals(before)).toBe(false);
  expect(cache.files()).toHaveLength(2);
});

test('is drawn anew in other colors', async () => {
  const cache = newCache();
  await socialPicture(post, onPaper(cache.url));
  const blue = { ...paint, paper: '#0000ff' };
  const picture = await socialPicture(post, { cacheDir: cache.url, paint: blue });

  expect(await colorAt(picture, 5, 5)).toBe('0000ff');
});

test('shows the photograph of a post that has one', async () => {
  const picture = await socialPicture(
    { ...post, photo: await newPhoto() },
    onPaper(newCache().url),
  );

  expect(await colorAt(picture, 946, 400)).toMatch(/^0[0-3]0[0-3]f[c-f]/);
});

test.each([
  ['other alphabets', 'Łódź & người bạn'],
  ['an emoji', 'Happy 🎉 now'],
  ['more words than fit', 'The title that never ends '.repeat(12)],
  ['one word that does not fit', 'Donaudampfschifffahrtsgesellschaftskapitaen'],
  ['signs of another face', '☐ ☑ ✔ ✘ ➜ ➤ ♥ ☀'],
  ['wide letters', 'WWWWWWWW MMMMMMMMM'],
])('keeps a title with %s between masthead and window', async (_, title) => {
  const picture = await socialPicture({ ...post, title }, onPaper(newCache().url));

  expect(await inksIn(picture, { left: 64, top: 112, width: 660, height: 10 })).toBe(1);
  expect(await inksIn(picture, { left: 726, top: 0, width: 25, height: 630 })).toBe(1);
  expect(await inksIn(picture, { left: 64, top: 300, width: 660, height: 270 })).toBeGreaterThan(1);
});

test('leaves out what no face draws of emoji', async () => {
  const [plain, happy] = await Promise.all(
    ['Happy now', 'Happy now 👍🏽🇺🇸👩‍👧'].map((title) =>
      socialPicture({ ...post, title }, onPaper(newCache().url)),
    ),
  );

  expect(happy && plain && Buffer.compare(happy, plain)).toBe(0);
});

test.each([
  ['A ★★★★★ review'],
  ['Before → after ✓ x ≠ y'],
  ['Coca-Cola® vs Pepsi™'],
  ['Привет, мир'],
  ['Μάθε να λες όχι'],
  ['I ❤️ it'],
])('draws every letter of “%s”', async (title) => {
  const faces = await loadFaces();

  expect(leftOut(title, faces)).toBeUndefined();
  expect(seenIn(composeWords({ ...post, title }, faces, paint).words)).toContain(
    title.replaceAll(/[\s\uFE0F]/g, ''),
  );
});

test.each([
  ['日本語のタイトル'],
  ['שלום עולם'],
  ['مرحبا بالعالم'],
  ['हिन्दी'],
  ['สวัสดี'],
  ['한국어'],
  ['🎉🎉🎉'],
  ['Learning 日本語 slowly'],
  [`https://a.example/${'x'.repeat(80)}`],
])('shows the art alone for “%s”, in the middle, and the author is told', async (title) => {
  const faces = await loadFaces();
  const picture = await socialPicture({ ...post, title }, onPaper(newCache().url));

  expect(await inksIn(picture, { left: 0, top: 120, width: 400, height: 510 })).toBe(1);
  expect(await inksIn(picture, { left: 800, top: 0, width: 400, height: 630 })).toBe(1);
  expect(await inksIn(picture, { left: 420, top: 300, width: 360, height: 300 })).toBeGreaterThan(
    1,
  );
  expect(leftOut(title, faces)).toMatch(/the picture that is shared with a link/);
});

test.each([
  ['日本', 'Sponsored by 日本', 'Sponsored'],
  ['Desk 🎉', 'Sponsored by Lamps 🎉', 'Desk.SponsoredbyLampsHowtobegin'],
])('letters nothing that no face has: %s', async (siteName, mark, seen) => {
  const faces = await loadFaces();
  const words = seenIn(composeWords({ ...post, siteName, mark }, faces, paint).words);

  expect([...words].filter((letter) => !faces.has(letter))).toEqual([]);
  expect(words).toContain(seen);
});

test.each([
  ['a short title', 'How to begin', 'Sponsored by Lamps'],
  ['a long title and sponsor', 'The title that never ends '.repeat(12), 'Sponsored by '.repeat(9)],
])('keeps the mark above %s', async (_, title, mark) => {
  const picture = await socialPicture({ ...post, title, mark }, onPaper(newCache().url));

  expect(await inksIn(picture, { left: 64, top: 112, width: 660, height: 10 })).toBe(1);
  expect(await inksIn(picture, { left: 726, top: 0, width: 25, height: 630 })).toBe(1);
});
