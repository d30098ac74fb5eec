import type { Book } from '../books/book.ts';
import { isbn10, isbn13 } from '../books/isbn.ts';

export type Shop = { name: string; url: string };

/**
 * Where to get a book, the library first. Plain addresses: whether one of them pays is for `tagLink` to say.
 * Without an ISBN the shops are searched by title and author.
 */
export function shopsFor({
  title,
  authors,
  isbn,
}: Pick<Book, 'title' | 'authors' | 'isbn'>): Shop[] {
  const words = `${title.split(':')[0]} ${authors[0]}`;
  const long = isbn && isbn13(isbn);
  const short = long && isbn10(long);
  return [
    {
      name: 'Library',
      url: address('https://search.worldcat.org/search', { q: long ? `bn:${long}` : words }),
    },
    {
      name: 'Bookshop.org',
      url: long
        ? `https://bookshop.org/book/${long}`
        : address('https://bookshop.org/search', { keywords: words }),
    },
    {
      name: 'Amazon',
      url: short
        ? `https://www.amazon.com/dp/${short}`
        : address('https://www.amazon.com/s', { k: long ?? words, i: 'stripbooks' }),
    },
  ];
}

function address(page: string, query: Record<string, string>): string {
  return `${page}?${String(new URLSearchParams(query))}`;
}
