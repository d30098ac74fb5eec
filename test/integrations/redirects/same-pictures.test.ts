import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samePictures } from '../../../src/integrations/redirects/same-pictures.ts';
import { scratchFolder } from '../../support/scratch.ts';

test('pictures of the same bytes are the same, whatever their names and places', () => {
  const content = scratchFolder('same');
  for (const [file, bytes] of [
    ['posts/a/lamp.jpg', 'red'],
    ['posts/b/light.jpg', 'red'],
    ['pages/about--lamp.jpg', 'red'],
    ['posts/b/lamp.jpg', 'dim'],
    ['posts/b/long.jpg', 'longer'],
  ] as const) {
    mkdirSync(`${content}/${file}`.replace(/\/[^/]+$/, ''), { recursive: true });
    writeFileSync(`${content}/${file}`, bytes);
  }
  const same = samePictures(content);
  const red = ['pages/about--lamp.jpg', 'posts/a/lamp.jpg', 'posts/b/light.jpg'];

  expect(same('posts/b/light.jpg').toSorted()).toEqual(red);
  expect(same('posts/b/lamp.jpg')).toEqual(['posts/b/lamp.jpg']);
  expect(same('posts/b/long.jpg')).toEqual(['posts/b/long.jpg']);
});
