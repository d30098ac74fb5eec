import { expect, test } from 'vitest';
import { shown } from '../../../../src/domain/blog/picture/shown.ts';

test.each([
  ['jpg', 1440, 960, ['avif'], 1440],
  ['png', 8000, 6000, ['avif'], 1600],
  ['png', 800, 30_000, ['avif'], 213],
  ['png', 1, 30_000, ['avif'], 1],
  ['gif', 100, 80, [], 100],
  ['webp', 4000, 3000, [], 1600],
])('a %s of %i × %i pixels', (format, width, height, formats, most) => {
  expect(shown({ format, width, height })).toEqual({ formats, width: most });
});
