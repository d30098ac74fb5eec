import { expect, test } from 'vitest';
import { isbn13 } from '../../../src/domain/books/isbn.ts';

test.each([
  ['9781455516902', '9781455516902'],
  ['978-1-4555-1690-2', '9781455516902'],
  ['979 10 90636 07 1', '9791090636071'],
  ['080442957X', '9780804429573'],
  ['0-8044-2957-x', '9780804429573'],
  ['9781455516903', undefined],
  ['0804429570', undefined],
  ['9770804429573', undefined],
  ['978145551690', undefined],
  ['', undefined],
])('reads %j as %j', (text, expected) => {
  expect(isbn13(text)).toBe(expected);
});
