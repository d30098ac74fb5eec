import { expect, test } from 'vitest';
import { isbn10 } from '../../../src/domain/books/isbn.ts';

test.each([
  ['9781455516902', '1455516902'],
  ['9780399169274', '039916927X'],
  ['0-399-16927-x', '039916927X'],
  ['9791090636071', undefined],
  ['9781455516903', undefined],
])('reads %j as the ISBN-10 %j', (text, expected) => {
  expect(isbn10(text)).toBe(expected);
});
