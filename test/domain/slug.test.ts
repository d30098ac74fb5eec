import { expect, test } from 'vitest';
import { tagSlug } from '../../src/domain/slug.ts';

test.each([
  ['growing up', 'growing-up'],
  ['  Growing   Up! ', 'growing-up'],
  ['Café', 'cafe'],
  ['C++ & more', 'c-plus-plus-more'],
  ['работа', 'работа'],
  ['!!!', ''],
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['A+', 'a-plus'],
  ['.NET', 'dot-net'],
  ['#ad', 'ad'],
])('puts %j into an address as %j', (name, slug) => {
  expect(tagSlug(name)).toBe(slug);
});
