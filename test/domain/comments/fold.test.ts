import { expect, test } from 'vitest';
import { fold } from '../../../src/domain/comments/fold.ts';

test.each([
  ['Me too!', ' me  TOO!\n'],
  ['é', 'É'],
  ['e\u0301', '\u00E9'],
  ['ﬁne', 'FINE'],
  ['straße', 'STRASSE'],
  ['ὈΔΥΣΣΕΎΣ', 'ὀδυσσεύς'],
  ['ｗｏｗ', 'wow'],
  ['a\u00A0b', 'a b'],
  ['a\u200Bb\u00AD', 'ab'],
  ['①', '1'],
])('%j and %j count as the same', (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test.each([
  ['a', 'b'],
  ['resume', 'résumé'],
  ['a b', 'ab'],
  ['Yes!', 'Yes?'],
])('%j and %j do not', (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});
