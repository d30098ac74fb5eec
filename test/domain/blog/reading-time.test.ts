import { expect, test } from 'vitest';
import { readingMinutes } from '../../../src/domain/blog/reading-time.ts';

const words = (count: number) => 'word '.repeat(count);

test.each([
  ['nothing', '', 1],
  ['a page', words(500), 2],
  ['ten minutes', words(2300), 10],
  ['imports', `import A from './a.ts';\n`.repeat(500), 1],
  ['comments', `{/* ${words(1000)} */} <!-- ${words(1000)} -->`, 1],
  ['addresses', '[x](https://a.example/one-two-three-four-five-six) '.repeat(230), 1],
  ['props', '<Book slug="a" title="one two three four five six" /> '.repeat(230), 1],
])('%s takes the minutes it takes', (_, text, minutes) => {
  expect(readingMinutes(text)).toBe(minutes);
});
