import { expect, test } from 'vitest';
import { slugFrom } from '../../../src/adapters/content/slug-from.ts';

test.each([
  ['It’s R & D', 'its-r-and-d'],
  ["Kayla's desk", 'kaylas-desk'],
  ['Größe', 'groesse'],
  ['Smørrebrød', 'smorrebrod'],
  ['Łódź', 'lodz'],
  ['Café, naïveté', 'cafe-naivete'],
  ['Привет, мир', 'privet-mir'],
  ['日本語のタイトル', ''],
  ['🎉', ''],
  ['McDonald iPhone', 'mcdonald-iphone'],
  ['A title of words. '.repeat(20), 'a-title-of-words-a-title-of-words-a-title-of-words-a-title-of-words-a-title-of'],
])('the name that %j makes is %j', (title, slug) => {
  expect(slugFrom(title)).toBe(slug);
});
