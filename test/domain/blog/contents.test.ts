import { expect, test } from 'vitest';
import { contentsOf } from '../../../src/domain/blog/contents.ts';

test.each([
  ['a heading', 'Sit down', ['Sit down']],
  ['the words of a numbered heading', '1. Sit down', ['Sit down']],
  ['the words of the twelfth', ' 12.  Sit down', ['Sit down']],
  ['a year', '2026. A year', ['2026. A year']],
  ['a number that stands by itself', '7. ', ['7.']],
  ['no heading without words', ' ', []],
])('tells %s', (_, text, told) => {
  const contents = contentsOf([{ depth: 2, slug: 'a', text }]);
  expect(contents.map(({ text }) => text)).toEqual(told);
});

test('keeps the order, and leaves out smaller headings and the footnotes', () => {
  const headings = [
    { depth: 2, slug: 'b', text: 'B' },
    { depth: 3, slug: 'small', text: 'Small' },
    { depth: 2, slug: 'a', text: 'A' },
    { depth: 2, slug: 'footnote-label', text: 'Footnotes' },
  ];
  expect(contentsOf(headings).map(({ slug }) => slug)).toEqual(['b', 'a']);
});
