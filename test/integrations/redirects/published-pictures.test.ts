import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedPictures } from '../../../src/integrations/redirects/published-pictures.ts';
import { scratchFolder } from '../../support/scratch.ts';

const lamp =
  '<picture><source srcset="/_astro/lamp.Ab1_x.avif 360w"><img src="/_astro/lamp.Ab1_a.webp" srcset="/_astro/lamp.Ab1_b.webp 360w, /_astro/lamp.Ab1_c.webp 1080w" width="900"></picture>';

test.each([
  ['the widest of the sizes', lamp, '/_astro/lamp.Ab1_c.webp'],
  ['the picture itself when it is wider', lamp.replace('900', '1440'), '/_astro/lamp.Ab1_a.webp'],
  ['the only one', '<img src="/_astro/lamp.Ab1.svg">', '/_astro/lamp.Ab1.svg'],
  ['none of another name', '<img src="/_astro/lamps.Ab1.webp" width="9">', undefined],
  ['none whose name goes on', '<img src="/_astro/lamp.red.Ab1.webp" width="9">', undefined],
  ['none of another site', '<img src="https://a.example/_astro/lamp.Ab1.webp">', undefined],
  [
    'the one of its other name',
    '<img src="/_astro/red_lamp.Ab1.webp">',
    '/_astro/red_lamp.Ab1.webp',
  ],
])('of a picture it is %s', (_, html, address) => {
  const page = join(scratchFolder('picture'), 'index.html');
  writeFileSync(page, html);

  expect(publishedPictures()(page, ['posts/a/lamp.jpg', 'posts/b/red lamp.jpg'])).toBe(address);
});
