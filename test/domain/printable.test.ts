import { expect, test } from 'vitest';
import { printable } from '../../src/domain/printable.ts';
import { BAD_WORDS } from '../support/bad-words.ts';

const typed = BAD_WORDS.flatMap(({ typed }) => Object.values(typed));

test.each(typed)('on a terminal %j is one line that does nothing', (words) => {
  const line = printable(words);
  expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
  // Nothing else is missing.
  const plain = (text: string) => text.toWellFormed().replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '');
  expect(plain(line)).toBe(plain(words));
});
