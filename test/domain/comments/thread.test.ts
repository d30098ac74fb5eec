import { expect, test } from 'vitest';
import { threadsOf } from '../../../src/domain/comments/thread.ts';

/** `b>a` is the comment b that answers a; each is a second younger than the one before it. */
function commentsOf(sketch: string) {
  return sketch.split(' ').map((each, second) => {
    const [id = '', answers] = each.split('>');
    const date = new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    return { id, post: 'a', name: id, text: id, date, answers, author: false };
  });
}

const sketchOf = (comments: ReturnType<typeof commentsOf>) =>
  threadsOf(comments)
    .map(({ first, answers }) => [first, ...answers].map(({ id }) => id).join('+'))
    .join(' ');

test.each([
  ['a b', 'a b', 'each by itself'],
  ['a b>a c d>a', 'a+b+d c', 'answers below what they answer'],
  ['a b>a c>b d>c', 'a+b+c+d', 'an answer to an answer in the same thread'],
  ['a b>gone c>b', 'a b+c', 'what answers a comment that is gone by itself'],
  ['a>b b>a c>c', 'a+b c', 'what answers a younger one or itself by itself'],
])('%s are %s: %s', (sketch, threads) => {
  expect(sketchOf(commentsOf(sketch))).toBe(threads);
  expect(sketchOf(commentsOf(sketch).reverse())).toBe(threads);
});

test('comments of one second stand in the order of their ids', () => {
  const [a, b] = commentsOf('a b');
  const date = new Date(0);
  expect(
    sketchOf([
      { ...b!, date },
      { ...a!, date },
    ]),
  ).toBe('a b');
});
