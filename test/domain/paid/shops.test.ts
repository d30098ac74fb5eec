import { expect, test } from 'vitest';
import { shopsFor } from '../../../src/domain/paid/shops.ts';

const words = { title: 'Crush It!: Why Now', authors: ['Gary Vaynerchuk', 'Another'] };
const said = 'Crush+It%21+Gary+Vaynerchuk';

test.each([
  [
    'title and first author',
    undefined,
    said,
    `search?keywords=${said}`,
    `s?k=${said}&i=stripbooks`,
  ],
  ['ISBN-10', '0-06-191417-7', 'bn%3A9780061914171', 'book/9780061914171', 'dp/0061914177'],
  ['its ISBN-10', '9781455516902', 'bn%3A9781455516902', 'book/9781455516902', 'dp/1455516902'],
  [
    'an ISBN-13 that has no ISBN-10',
    '9791090636071',
    'bn%3A9791090636071',
    'book/9791090636071',
    's?k=9791090636071&i=stripbooks',
  ],
])('finds a book by %s', (_, isbn, library, bookshop, amazon) => {
  expect(shopsFor({ ...words, ...(isbn && { isbn }) }).map(({ url }) => url)).toEqual([
    `https://search.worldcat.org/search?q=${library}`,
    `https://bookshop.org/${bookshop}`,
    `https://www.amazon.com/${amazon}`,
  ]);
});
