import { expect, test } from 'vitest';
import { tagSlug } from '../../src/domain/slug.ts';

test.each([
  ['growing up', 'growing-up'],
  ['  Growing   Up! ', 'growing-up'],
  ['Café', 'cafe'],
  ['C++ & more', 'c-more'],
  ['работа', 'работа'],
  ['!!!', ''],
])('puts %j into an address as %j', (name, slug) => {
  expect(tagSlug(name)).toBe(slug);
});
