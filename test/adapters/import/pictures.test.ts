import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlbum } from '../../../src/adapters/import/album.ts';
import type { ImportedPicture } from '../../../src/adapters/import/imported.ts';
import { createPictures, writePicture } from '../../../src/adapters/import/pictures.ts';
import { scratchFolder } from '../../support/scratch.ts';

const uploads = 'https://old.example/wp-content/uploads';
let folder: string;
let jpeg: Buffer;

beforeAll(async () => {
  folder = scratchFolder('uploads', afterAll);
  jpeg = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#963' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const names = ['2014/05/lamp.jpg', '2014/05/lamp-300x200.jpg', '2014/06/lamp.jpg'];
  for (const name of [
    ...names,
    '2014/05/Désk-scaled.jpg',
    'one.jpg',
    '2014/05/lamp-e13999999999.jpg',
  ])
    write(name, jpeg);
  write('2014/05/words.jpg', '<?php');
  write('2014/05/page.jpg', '<!doctype html><html><p>Log in</p></html>');
  write('2014/05/empty.jpg', '');
  write('2014/05/cut.jpg', jpeg.subarray(0, jpeg.length / 2));
  write('2014/05/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  write('2014/05/Twin.jpg', jpeg);
  write('2014/05/twin.jpg', jpeg);
  write('2014/05/large.jpg', '');
  truncateSync(join(folder, '2014/05/large.jpg'), 26_000_000);
});

test.each([
  ['2014/05/lamp-300x200.jpg', '2014/05/lamp.jpg', 'lamp.jpg'],
  ['2014/05/lamp-e13999999999-300x200.jpg', '2014/05/lamp.jpg', 'lamp.jpg'],
  ['2014/05/lamp.jpg?w=1024', '2014/05/lamp.jpg', 'lamp.jpg'],
  ['2014/05/d%C3%A9sk.jpg', '2014/05/Désk-scaled.jpg', 'desk.jpg'],
  ['2019/01/one.jpg', 'one.jpg', 'one.jpg'],
])('of %s the file %s comes along as %s', async (src, file, name) => {
  const found = await here().obtain(`${uploads}/${src}`);
  expect(found).toMatchObject({ file: join(folder, file), name, isTurned: true });
});

// A disk that does not tell capitals apart holds one of them.
test.skipIf(existsSync('PACKAGE.JSON')).each([
  ['Twin.jpg', 'Twin.jpg'],
  ['twin.jpg', 'twin.jpg'],
  ['TWIN.jpg', 'twin.jpg'],
])('of two names that differ by capitals, %s is %s', async (src, file) => {
  const found = await here().obtain(`${uploads}/2014/05/${src}`);
  expect(found).toMatchObject({ file: join(folder, '2014/05', file), name: 'twin.jpg' });
});

test.each([
  [`${uploads}/2014/05/gone.jpg`, /^it is not in the folder$/],
  [`${uploads}/2014/05/words.jpg`, /^it is no picture/],
  [`${uploads}/2014/05/page.jpg`, /^it is a web page/],
  [`${uploads}/2014/05/empty.jpg`, /^it is empty/],
  [`${uploads}/2014/05/cut.jpg`, /^it cannot be read/],
  [`${uploads}/2014/05/large.jpg`, /^it weighs 26 MB, more than 25$/],
  ['http://', /^its address is none$/],
])('%s does not come along, because %s', async (src, why) => {
  expect(await here().obtain(src)).toMatch(why);
});

test('a drawing comes along', async () => {
  const found = await here().obtain(`${uploads}/2014/05/drawing.svg`);
  expect(found).toMatchObject({ name: 'drawing.svg', isTurned: false });
});

test('without a folder and the web nothing is here', async () => {
  expect(await createPictures([], { cache: '' }).obtain(`${uploads}/a.jpg`)).toBe('it is not here');
});

test('the full size is what the export knows, by id and by address', async () => {
  const lamp = { id: '21', address: `${uploads}/2014/06/lamp.jpg` } as ImportedPicture;
  expect(await here([lamp]).obtain('https://cdn.example/small.jpg', '21')).toMatchObject({
    file: join(folder, '2014/06/lamp.jpg'),
    from: lamp,
  });
  expect(here([lamp]).known(`${uploads}/2014/06/lamp-300x200.jpg`)).toBe(lamp);
});

test('two pictures of one name stay two, and one that is shown twice stays one', async () => {
  const wanted = ['2014/05/lamp.jpg', '2014/06/lamp.jpg', '2014/05/lamp-300x200.jpg'].map(
    (path) => ({
      ...{ src: `${uploads}/${path}`, alt: '', id: undefined },
    }),
  );
  const album = await openAlbum(wanted, here(), 'team--');
  expect(album.all().map(({ name }) => name)).toEqual(['team--lamp.jpg', 'team--lamp-2.jpg']);
  expect(album.all()[0]?.old).toEqual([wanted[0]?.src, wanted[2]?.src]);
});

test('it is written as it is seen, whole, and over nothing', async () => {
  const found = await here().obtain(`${uploads}/2014/05/lamp.jpg`);
  if (typeof found === 'string') throw new Error(found);
  const target = join(scratchFolder('written'), 'posts/lamp.jpg');
  await writePicture(found, target);
  expect(await sharp(target).metadata()).toMatchObject({ width: 2, height: 3 });
  expect(existsSync(`${target}.new`)).toBe(false);

  writeFileSync(target, 'hers');
  await writePicture(found, target);
  expect(readFileSync(target, 'utf8')).toBe('hers');
});

test('a turned picture stays what it is', async () => {
  const drawn = sharp({ create: { width: 3, height: 2, channels: 4, background: '#9630' } });
  write('2014/05/turned.png', await drawn.withMetadata({ orientation: 6 }).png().toBuffer());
  const found = await here().obtain(`${uploads}/2014/05/turned.png`);
  if (typeof found === 'string') throw new Error(found);
  const target = join(scratchFolder('turned'), found.name);
  await writePicture(found, target);
  expect(await sharp(target).metadata()).toMatchObject({
    ...{ format: 'png', width: 2, height: 3, hasAlpha: true },
  });
});

test('from the web the full size comes first, once, and what is fetched stays for the next run', async () => {
  const cache = join(scratchFolder('fetched'), 'cache');
  const asked: string[] = [];
  const fetch = async (address: string) => {
    asked.push(address.replace(uploads, ''));
    if (address.includes('-300x200') || address.includes('gone')) throw new Error('it is gone');
    return jpeg;
  };
  const online = () => createPictures([], { fetch, cache });
  const small = 'https://i0.wp.com/old.example/wp-content/uploads/a-300x200.jpg?w=640';
  expect(await online().obtain(small)).toMatchObject({ name: 'a.jpg' });
  expect(await online().obtain(small)).toMatchObject({ name: 'a.jpg' });
  expect(asked).toEqual(['/a.jpg']);

  expect(await online().obtain(`${uploads}/gone.jpg`)).toBe('it is gone');
  expect(await online().obtain(`${uploads}/gone%E0%A4%A.jpg`)).toBe('it is gone');
  expect(await online().obtain('relative.jpg')).toBe('it is not on the web');
});

function here(pictures: ImportedPicture[] = []) {
  return createPictures(pictures, { folder, cache: '' });
}

function write(name: string, content: string | Buffer) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}
