import { expect, test } from 'vitest';
import { neighbors } from '../../../src/domain/blog/neighbors.ts';

const [newest, middle, oldest] = ['newest', 'middle', 'oldest'].map((slug) => ({ slug }));
const posts = [newest!, middle!, oldest!];

test.each([
  ['newest', middle, undefined],
  ['middle', oldest, newest],
  ['oldest', undefined, middle],
])('finds what is around the %s', (slug, older, newer) => {
  expect(neighbors({ slug }, posts)).toEqual({ older, newer });
});
