import { expect, test } from 'vitest';
import { directionOf, directionOfHtml } from '../../../../src/domain/blog/text/direction.ts';

test.each([
  ['שלום', 'rtl'],
  ['“مرحبا”', 'rtl'],
  ['12. ܫܠܡܐ', 'rtl'],
  ['ދިވެހި', 'rtl'],
  ['ߒߞߏ', 'rtl'],
  ['Hello שלום', undefined],
  ['Γειά', undefined],
  ['12', undefined],
  ['', undefined],
])('%s runs %s', (words, direction) => {
  expect(directionOf(words)).toBe(direction);
});

test.each([
  ['<p class="a">&quot;שלום&quot;</p>', 'rtl'],
  ['&#39;שלום', 'rtl'],
  ['<em>Hello</em> שלום', undefined],
  ['', undefined],
])('the page %s runs %s', (html, direction) => {
  expect(directionOfHtml(html)).toBe(direction);
});
