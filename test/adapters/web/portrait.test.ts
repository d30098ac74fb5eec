import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { portrait } from '../../../src/adapters/web/portrait.ts';
import { colorsSchema } from '../../../src/domain/blog/picture/colors.ts';
import { scratchFolder } from '../../support/scratch.ts';

const { art } = colorsSchema.parse({});
const metadataOf = async (photo?: string) =>
  sharp(await portrait({ photo, name: 'Kayla' }, art)).metadata();
const size = { format: 'webp', width: 480, height: 600 };

test.each([
  ['upright', 600, 900],
  ['wide', 2000, 300],
  ['of one pixel', 1, 1],
  ['huge', 6000, 4000],
])('a photograph that is %s is cut to the frame', async (_, width, height) => {
  const photo = `${scratchFolder('portrait')}/me.jpg`;
  await sharp({ create: { width, height, channels: 3, background: '#ca2a15' } }).toFile(photo);

  expect(await metadataOf(photo)).toMatchObject(size);
});

test('says nothing of where a photograph was taken, and stands as it was taken', async () => {
  const photo = `${scratchFolder('portrait')}/me.jpg`;
  const halves = sharp({ create: { width: 500, height: 400, channels: 3, background: '#ffffff' } })
    .composite([
      {
        input: { create: { width: 250, height: 400, channels: 3, background: '#000000' } },
        left: 0,
        top: 0,
      },
    ])
    .withExif({ IFD0: { Artist: 'somebody at home' } })
    .withMetadata({ orientation: 6 });
  await halves.jpeg().toFile(photo);
  const seen = await portrait({ photo, name: 'Kayla' }, art);

  expect(await sharp(photo).metadata()).toMatchObject({ orientation: 6 });
  expect(await sharp(seen).metadata()).not.toHaveProperty('exif');
  // Turned to the right, what was left is above.
  const { dominant } = await sharp(
    await sharp(seen).extract({ left: 0, top: 0, width: 480, height: 60 }).toBuffer(),
  ).stats();
  expect(dominant.r).toBeLessThan(30);
});

test('what is clear in a drawing lets the paper through', async () => {
  const photo = `${scratchFolder('portrait')}/me.svg`;
  writeFileSync(photo, '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="50"></svg>');
  const seen = await portrait({ photo, name: 'Kayla' }, art);

  const { data } = await sharp(seen).raw().toBuffer({ resolveWithObject: true });
  const paper = [1, 3, 5].map((at) => Number.parseInt(art.paper.slice(at, at + 2), 16));
  for (const [index, part] of paper.entries())
    expect(Math.abs((data[index] ?? 0) - part)).toBeLessThan(5);
});

test('without a photograph somebody is drawn from the name', async () => {
  expect(await metadataOf()).toMatchObject(size);
  const other = await portrait({ name: 'Maya' }, art);
  expect(other.equals(await portrait({ name: 'Kayla' }, art))).toBe(false);
});
