import { expect, test } from 'vitest';
import { invisible, withoutInvisible } from '../../../../src/domain/blog/text/invisible.ts';

test.each([
  ['soft\u000bbreak', 'after “soft”', 'U+000B'],
  ['a b\u0008', 'after “b”', 'U+0008'],
  ['\u0000', 'at the beginning', 'U+0000'],
  ['a\u007f', 'after “a”', 'U+007F'],
  ['a\u0085', 'after “a”', 'U+0085'],
  ['a\ufffe', 'after “a”', 'U+FFFE'],
  ['a\ud83d', 'after “a”', 'U+D83D'],
  ['a\udc4b\ud83d', 'after “a”', 'U+DC4B'],
])('%j has a character that nobody sees', (words, place, code) => {
  expect(invisible(words)).toMatch(`${place} stands an invisible character (${code})`);
  expect(invisible(withoutInvisible(words))).toBeUndefined();
});

test.each(['a\tb\r\nc', '👋🏽', 'שלום\u200f', 'a\u00adb\u200db', '\u2028', '\u{1fffe}', '�', ''])(
  '%j has none',
  (words) => {
    expect(invisible(words)).toBeUndefined();
    expect(withoutInvisible(words)).toBe(words);
  },
);
