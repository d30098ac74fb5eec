import { expect, test } from 'vitest';
import { neighbours } from '../../../src/domain/blog/neighbours.ts';

const [newest, middle, oldest] = ['newest', 'middle', 'oldest'].map((slug) => ({ slug }));
const posts = [newest!, middle!, oldest!];

test.each([
  ['newest', middle, undefined],
  ['middle', oldest, newest],
  ['oldest', undefined, middle],
])('finds what is around the %s', (slug, older, newer) => {
  expect(neighbours({ slug }, posts)).toEqual({ older, newer });
});
