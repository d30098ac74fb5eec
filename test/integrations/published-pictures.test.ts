import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { publishedPictures } from '../../src/integrations/published-pictures.ts';
import { scratchFolder } from '../support/scratch.ts';

const pictures = 'test/content/posts/pictures';
const photo = `${pictures}/IMG_0001.JPG`;

test('removes originals that no page shows, and keeps what one does', async () => {
  const { root } = await publish({
    '_astro/door.a1.JPG': photo,
    '_astro/door.a1_b2.webp': `${pictures}/moving.webp`,
    '_astro/sun rise.c3.webp': `${pictures}/moving.webp`,
    "_astro/it's (me).png.d4.webp": `${pictures}/moving.webp`,
    '_astro/ä.e5.webp': `${pictures}/moving.webp`,
    'index.html': `<img src="/_astro/door.a1_b2.webp" srcset="/_astro/sun%20rise.c3.webp 2x">
      <img src="/_astro/it&#39;s (me).png.d4.webp" srcset="/_astro/%C3%A4.e5.webp 1x, x.webp 2x">`,
  });
  const all = readdirSync(join(root, '_astro'));

  expect(all.toSorted()).toEqual(
    ['door.a1_b2.webp', "it's (me).png.d4.webp", 'sun rise.c3.webp', 'ä.e5.webp'].toSorted(),
  );
});

test('makes an original that a page on demand shows small, upright and silent', async () => {
  const { root } = await publish(
    { '_astro/door.a1.jpg': photo, '_astro/wide.c3.png': `${pictures}/wide.png` },
    { 'pages/coaching/door.jpg': photo, 'pages/wide.png': `${pictures}/wide.png` },
  );
  const door = await sharp(join(root, '_astro/door.a1.jpg')).metadata();
  const wide = await sharp(join(root, '_astro/wide.c3.png')).metadata();

  expect(door).toMatchObject({ format: 'jpeg', width: 600, height: 900 });
  expect(door.exif ?? door.orientation).toBeUndefined();
  expect(wide).toMatchObject({ format: 'png', width: 1600, height: 100 });
  expect(wide.xmp).toBeUndefined();
});

test('leaves what lies elsewhere where it is, without EXIF', async () => {
  const { root } = await publish({
    'files/me.jpg': photo,
    'files/moving.gif': `${pictures}/moving.gif`,
  });
  const me = await sharp(join(root, 'files/me.jpg')).metadata();

  expect(me).toMatchObject({ width: 600, height: 900 });
  expect(me.exif).toBeUndefined();
  expect(readFileSync(join(root, 'files/moving.gif'))).toEqual(
    readFileSync(`${pictures}/moving.gif`),
  );
});

test.each([
  ['as ImageMagick keeps EXIF', 'zTXt', 'Raw profile type APP1\0\0', '\nexif\n 4\n47505321'],
  ['as words', 'tEXt', 'Location\0', '51.5 N'],
])('a PNG tells no place, %s', async (_, type, key, words) => {
  const data = type === 'zTXt' ? deflateSync(words) : Buffer.from(words);
  const plain = { width: 9, height: 9, channels: 3, background: 'red' } as const;
  const png = await sharp({ create: plain }).png().toBuffer();
  const [head, body] = [png.subarray(0, 33), png.subarray(33)];
  const told = Buffer.concat([head, chunk(type, [Buffer.from(key), data]), body]);
  const { root } = await publish({ 'files/red.png': told });
  const { comments, width } = await sharp(join(root, 'files/red.png')).metadata();

  expect(comments).toBeUndefined();
  expect(width).toBe(9);
});

test('takes the scripts out of drawings', async () => {
  const { root } = await publish({
    '_astro/drawing.a1.svg': `${pictures}/drawing.svg`,
    'rss.xml': '<p>https://desk.example/_astro/drawing.a1.svg</p>',
  });

  expect(readFileSync(join(root, '_astro/drawing.a1.svg'), 'utf8')).toMatch(
    /^<svg(?!.*(script|alert|example)).*<circle/s,
  );
});

test('what a finished page shows is known from the build before, and what a changed one does is read', async () => {
  const cache = scratchFolder('cache');
  const [a, b] = ['_astro/a.webp', '_astro/b.webp'];
  const leftOf = async (page: string, hash: string) => {
    const files = { [a]: `${pictures}/moving.webp`, [b]: `${pictures}/moving.webp` };
    const finished = new Map([['index.html', hash]]);
    const { root } = await publish({ ...files, 'index.html': page }, {}, { cache, finished });
    return readdirSync(join(root, '_astro'));
  };
  expect(await leftOf(`<img src="/${a}">`, 'one')).toEqual(['a.webp']);
  expect(await leftOf('Not read, so.', 'one')).toEqual(['a.webp']);
  expect(await leftOf(`<img src="/${b}">`, 'other')).toEqual(['b.webp']);
});

/** Files that begin with a folder of the tests are copied, the others are written. */
async function publish(
  built: Record<string, string | Buffer>,
  content: Record<string, string> = {},
  { cache = scratchFolder('cache'), finished = new Map<string, string>() } = {},
) {
  const [root, contentDir] = [scratchFolder('published'), scratchFolder('content')];
  for (const [folder, files] of [[root, built] as const, [contentDir, content] as const])
    for (const [name, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const isCopied = typeof source === 'string' && source.startsWith('test/');
      writeFileSync(join(folder, name), isCopied ? readFileSync(source) : source);
    }
  const hooks = publishedPictures(contentDir, finished).hooks as unknown as Record<
    string,
    (options: object) => Promise<void>
  >;
  await hooks['astro:config:done']?.({
    config: { build: { assets: '_astro' }, cacheDir: pathToFileURL(`${cache}/`) },
  });
  await hooks['astro:build:done']?.({ dir: pathToFileURL(`${root}/`) });
  return { root };
}

/** A part of a PNG: https://www.w3.org/TR/png-3/#5Chunk-layout */
function chunk(type: string, data: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type), ...data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
