import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLine, plainWords } from '../../../src/domain/comments/plain-words.ts';

describe('what is typed', () => {
  test.each([
    ['emoji of several characters', '👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣'],
    ['right-to-left with its marks', 'שלום\u200F! مي\u200Cخواهم'],
    ['CJK', '你好、世界'],
    ['combining marks, composed or not', 'e\u0301 é q\u0307'],
    ['what would be Markdown, HTML or YAML elsewhere', '**a** <b>c</b> {d} # e: - f'],
    ['paragraphs and lines', 'a\nb\n\nc'],
  ])('stays: %s', (_, words) => {
    expect(plainWords(words)).toBe(words);
  });

  test.each([
    ['control characters', 'a\u0000b\u001B[31mc\u007F\u009F\b', 'ab[31mc'],
    ['bidi overrides and isolates', '\u202Eevil\u202C \u2066x\u2069', 'evil x'],
    ['halves of pairs and what is no character', 'a\uD83D b\uDE00 \uFFFEc\u{1FFFF}', 'a b c'],
    ['marks of byte order and of notes', '\uFEFFa\uFFF9b\uFFFB', 'ab'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['more than one empty line', 'a \n \t\n\n\nb', 'a\n\nb'],
    ['space around', ' \n a \n ', 'a'],
    ['tabs', 'a\tb', 'a b'],
  ])('goes or becomes plain: %s', (_, typed, words) => {
    expect(plainWords(typed)).toBe(words);
  });

  test.each(['', ' \n ', '\u200B\u200D', '\u3164', '\u2800', '\u00AD\uFE0F', '\u202E'])(
    'is nothing when nobody can see it: %j',
    (typed) => {
      expect(plainWords(typed)).toBe('');
    },
  );

  test('is the same when it is read again', () => {
    const unit = fc.integer({ max: 0xffff, min: 0 }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit }), (typed) => {
        expect(plainWords(plainWords(typed))).toBe(plainWords(typed));
      }),
    );
  });
});

test.each([
  ['  Jenny\r\n  B. ', 'Jenny B.'],
  ['\u202EynneJ', 'ynneJ'],
  ['\n', ''],
])('a name stands on one line: %j', (typed, name) => {
  expect(plainLine(typed)).toBe(name);
});
