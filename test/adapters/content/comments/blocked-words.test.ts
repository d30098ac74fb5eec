import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { readBlockedWords } from '../../../../src/adapters/content/comments/blocked-words.ts';
import { scratchFolder } from '../../../support/scratch.ts';

test.each([
  ['casino\n', ['casino']],
  ['# mine\r\ncasino\r\n\r\n  cheap pills  # bought\r\n', ['casino', 'cheap pills']],
  ['カジノ', ['カジノ']],
  ['', []],
])('%j holds %j', (text, words) => {
  const folder = scratchFolder('words', onTestFinished);
  writeFileSync(`${folder}/blocked-words.txt`, text);
  expect(readBlockedWords(folder)).toEqual(words);
});

test('without the file there are none', () => {
  expect(readBlockedWords(scratchFolder('none', onTestFinished))).toEqual([]);
});
