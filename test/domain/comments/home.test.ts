import { expect, test } from 'vitest';
import { homesIn } from '../../../src/domain/comments/home.ts';

const posts = [
  { slug: 'b', formerly: ['/posts/a/', '/2014/05/a/', '/posts/once', '/?p=12', '/posts/x/*'] },
  { slug: 'a2', formerly: ['/posts/b/'] },
];

test.each([
  ['b', 'b'],
  ['a', 'b'],
  ['once', 'b'],
  ['a2', 'a2'],
  ['2014', undefined],
  ['x', undefined],
  ['', undefined],
  ['__proto__', undefined],
])('what was written under %j stands under %s', (slug, home) => {
  expect(homesIn(posts).get(slug)?.slug).toBe(home);
});
