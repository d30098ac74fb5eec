import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pictureFault } from '../../../src/adapters/content/picture.ts';
import { scratchFolder } from '../../support/scratch.ts';

const folder = 'test/content/posts/pictures';
const photo = readFileSync(`${folder}/IMG_0001.JPG`);
const box = (...brands: string[]) =>
  Buffer.from(`\0\0\0${String.fromCharCode(8 + 4 * brands.length)}ftyp${brands.join('')}mdat`);
const blank = sharp({ create: { width: 4, height: 3, channels: 3, background: '#f00' } });
const svg = (attributes: string, content = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`);

test.each([
  ['IMG_0001.JPG', photo],
  ['moving.gif', readFileSync(`${folder}/moving.gif`)],
  ['moving.webp', readFileSync(`${folder}/moving.webp`)],
  ['a photo under another name.png', photo],
  ['still.avif', await blank.clone().avif().toBuffer()],
  ['still.png', await blank.clone().png().toBuffer()],
  ['drawing.svg', svg('viewBox="0 0 4 3"')],
  ['DRAWING.SVG', svg('width="4" height="3"')],
])('shows %s', async (name, bytes) => {
  expect(await faultOf(name, bytes)).toBeUndefined();
});

test.each([
  ['a.heic', box('heic', '\0\0\0\0', 'mif1', 'heic'), /HEIC, as an iPhone takes it/],
  ['a.jpg', box('heic', '\0\0\0\0', 'mif1'), /HEIC, as an iPhone takes it/],
  ['b.jpg', box('mif1', '\0\0\0\0', 'mif1', 'heix'), /HEIC/],
  ['c.JPG', box('hevc', '\0\0\0\0'), /HEIC/],
  ['a.avif', box('avis', '\0\0\0\0', 'avif'), /moving AVIF/],
  ['a.png', movingPng(await blank.clone().png().toBuffer()), /moving PNG.*GIF or WebP/],
  ['film.mp4', box('isom', '\0\0\0\0'), /is a film/],
  ['film.jpg', box('qt  ', '\0\0\0\0'), /is a film/],
  ['film.gif', Buffer.from('\x1a\x45\xdf\xa3webm', 'latin1'), /is a film/],
  ['a.pdf', Buffer.from('%PDF-1.7'), /is a PDF/],
  ['a.bmp', Buffer.from('BM6\0'), /format that browsers do not show/],
  ['page.jpg', Buffer.from('\n<!DOCTYPE html><html></html>'), /web page that was saved/],
  ['words.png', Buffer.from('version https://git-lfs.github.com/spec/v1'), /is no picture/],
  ['nothing.png', Buffer.alloc(0), /is empty/],
  ['a few bytes.jpg', photo.subarray(0, 30), /damaged or not whole/],
  ['half.jpg', photo.subarray(0, photo.length / 2), /damaged or not whole/],
  ['damaged.png', damaged(await blank.clone().png().toBuffer()), /damaged or not whole/],
  ['half.png', (await blank.clone().png().toBuffer()).subarray(0, 40), /damaged or not whole/],
  ['drawing.png', svg('viewBox="0 0 4 3"'), /SVG: let its name end in \.svg/],
  ['photo.svg', photo, /no drawing in SVG/],
  ['a.svg', svg('viewBox="0 0 4 3"', '<g>'), /not whole/],
  ['b.svg', svg('fill="red"'), /does not tell its size/],
  ['c.svg', svg('width="100%" height="100%"'), /does not tell its size/],
])('says of %s what it is, by its bytes, and what to do', async (name, bytes, words) => {
  expect(await faultOf(name, bytes)).toMatch(words);
});

function faultOf(name: string, bytes: Uint8Array) {
  const file = join(scratchFolder('picture'), name);
  writeFileSync(file, bytes);
  return pictureFault(file);
}

/** The same PNG with the beginning of its picture overwritten. */
function damaged(png: Buffer): Buffer {
  const start = png.indexOf('IDAT') + 4;
  return Buffer.from(png).fill(0xaa, start, start + 10);
}

/** The same PNG with the chunk that tells of its frames. */
function movingPng(png: Buffer): Buffer {
  const header = 8 + 25;
  const chunk = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1');
  return Buffer.concat([png.subarray(0, header), chunk, png.subarray(header)]);
}
