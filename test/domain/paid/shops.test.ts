import { expect, test } from 'vitest';
import { shopsFor } from '../../../src/domain/paid/shops.ts';

const words = { title: 'Crush It!: Why Now', authors: ['Gary Vaynerchuk', 'Another'] };

test.each([
  [
    'without an ISBN by title and first author',
    undefined,
    'https://search.worldcat.org/search?q=Crush+It%21+Gary+Vaynerchuk',
    'https://bookshop.org/search?keywords=Crush+It%21+Gary+Vaynerchuk',
    'https://www.amazon.com/s?k=Crush+It%21+Gary+Vaynerchuk&i=stripbooks',
  ],
  [
    'by ISBN-10',
    '0-06-191417-7',
    'https://search.worldcat.org/search?q=bn%3A9780061914171',
    'https://bookshop.org/book/9780061914171',
    'https://www.amazon.com/dp/0061914177',
  ],
  [
    'by an ISBN-13 that has an ISBN-10',
    '9781455516902',
    'https://search.worldcat.org/search?q=bn%3A9781455516902',
    'https://bookshop.org/book/9781455516902',
    'https://www.amazon.com/dp/1455516902',
  ],
  [
    'by an ISBN-13 that has no ISBN-10',
    '9791090636071',
    'https://search.worldcat.org/search?q=bn%3A9791090636071',
    'https://bookshop.org/book/9791090636071',
    'https://www.amazon.com/s?k=9791090636071&i=stripbooks',
  ],
])('finds a book %s', (_, isbn, library, bookshop, amazon) => {
  expect(shopsFor({ ...words, ...(isbn && { isbn }) }).map(({ url }) => url)).toEqual([
    library,
    bookshop,
    amazon,
  ]);
});
