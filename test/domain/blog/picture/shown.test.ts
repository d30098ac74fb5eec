import { expect, test } from 'vitest';
import { formatsOf, widthOf } from '../../../../src/domain/blog/picture/shown.ts';

test.each([
  [1440, 960, 1440],
  [8000, 6000, 1600],
  [800, 30_000, 213],
  [1, 30_000, 1],
])('a picture of %i × %i pixels is %i wide at the most', (width, height, most) => {
  expect(widthOf({ width, height })).toBe(most);
});

test.each([
  ['jpg', ['avif']],
  ['png', ['avif']],
  ['gif', []],
  ['webp', []],
])('a %s is sent in %j beside WebP', (format, formats) => {
  expect(formatsOf({ format })).toEqual(formats);
});
