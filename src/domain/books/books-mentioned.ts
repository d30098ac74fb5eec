import { isbn13 } from './isbn.ts';

/** The books, by the names of their files, that a text shows as a card or links to by ISBN. */
export function booksMentioned(
  text: string,
  books: ReadonlyMap<string, { isbn?: string | undefined }>,
): string[] {
  const shown = new Set(
    Array.from(text.matchAll(/<Book\s[^>]*?slug="([^"]+)"/g), ([, slug]) => slug),
  );
  const numbers = text.match(/(?<![\w-])(?:97[89]-?)?\d[\d-]{8,11}[\dX](?![\w-])/g) ?? [];
  const linked = new Set(numbers.map(isbn13));
  return [...books]
    .filter(([slug, { isbn }]) => shown.has(slug) || (isbn && linked.has(isbn13(isbn))))
    .map(([slug]) => slug);
}

/** The posts that use each book, in the order they came in, by the name of the book's file. */
export function postsByBook<Post extends { books: readonly string[] }>(
  posts: readonly Post[],
): Map<string, Post[]> {
  const using = new Map<string, Post[]>();
  for (const post of posts)
    for (const book of post.books) using.set(book, [...(using.get(book) ?? []), post]);
  return using;
}
