import { expect, test } from 'vitest';
import { booksMentioned, postsByBook } from '../../../src/domain/books/books-mentioned.ts';

const books = new Map([
  ['adulting', { isbn: '9781455516902' }],
  ['girlboss', { isbn: '039916927X' }],
  ['creative-inc', {}],
]);

test.each([
  ['a card', '<Book slug="creative-inc" />', ['creative-inc']],
  ['ten digits', '[x](https://www.amazon.com/dp/039916927X?psc=1)', ['girlboss']],
  ['thirteen digits for ten', 'https://bookshop.org/book/9780399169274', ['girlboss']],
  ['hyphens', 'ISBN 978-1-4555-1690-2', ['adulting']],
  ['the same book twice', '<Book slug="adulting" /> and dp/1455516902', ['adulting']],
  ['another book', 'https://www.amazon.com/dp/0446575062', []],
  ['a long number', 'order 14555169020001', []],
])('finds %s', (_, text, slugs) => {
  expect(booksMentioned(text, books)).toEqual(slugs);
});

test('leads from a book to the posts that use it, in their order', () => {
  const [both, one] = [
    { slug: 'both', books: ['adulting', 'girlboss'] },
    { slug: 'one', books: ['adulting'] },
  ];

  expect([...postsByBook([both, one, { slug: 'none', books: [] }])]).toEqual([
    ['adulting', [both, one]],
    ['girlboss', [both]],
  ]);
});
