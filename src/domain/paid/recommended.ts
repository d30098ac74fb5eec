import type { Book } from '../books/book.ts';
import { disclosure, labelOf } from './disclosure.ts';
import { tagLink } from './link.ts';
import type { Program } from './program.ts';
import { shopsFor } from './shops.ts';
import { honestTitle, type Payer } from './sponsored.ts';

/** What is recommended in a mail. */
export type Recommended = {
  /** What has to be said before the links: that some of them pay, and what was a present. */
  disclosed: string[];
  /** Whole addresses, and what they are. */
  links: { label: string; href: string }[];
};

type Chosen = {
  posts: readonly { slug: string; title: string; sponsor?: Payer | undefined }[];
  books: readonly Pick<Book, 'title' | 'authors' | 'isbn' | 'gifted'>[];
};

/** Posts, and where to get books, as plain links; a program's link only where its terms allow it in mails. */
export function recommended(
  { posts, books }: Chosen,
  { programs, siteUrl }: { programs: readonly Program[]; siteUrl: URL },
): Recommended {
  const allowed = programs.filter(({ inMail }) => inMail);
  const shops = books.flatMap((book) =>
    shopsFor(book).map(({ name, url }) => ({ book, name, link: tagLink(url, allowed) })),
  );
  const paying = shops.flatMap(({ link }) => (link.paid && link.program ? [link.program] : []));
  return {
    disclosed: disclosure({
      programs: new Set(paying),
      gifted: books.some(({ gifted }) => gifted),
    }),
    links: [
      ...posts.map((post) => ({
        label: honestTitle(post),
        href: new URL(`/posts/${post.slug}/`, siteUrl).href,
      })),
      ...shops.map(({ book: { title, authors }, name, link }) => {
        const place = link.paid ? `${name}, ${labelOf(link.program)}` : name;
        return { label: `${title}, ${authors.join(' and ')} (${place})`, href: link.href };
      }),
    ],
  };
}
