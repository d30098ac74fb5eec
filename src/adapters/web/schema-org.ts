import type {
  Blog,
  BlogPosting,
  BreadcrumbList,
  ItemList,
  Organization,
  Person,
  Service,
  Thing,
  WebSite,
} from 'schema-dts';
import type { Site } from '../../domain/blog/site.ts';
import { directionOf } from '../../domain/blog/text/direction.ts';
import type { Offer } from '../../domain/booking/offer.ts';
import { majorUnits } from '../../domain/price.ts';
import type { Comment } from '../../domain/comments/comment.ts';
import type { Book } from '../../domain/books/book.ts';
import { isbn13 } from '../../domain/books/isbn.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';

/** A site as it signs what it publishes: `authorPath` leads to who writes it. */
type Publisher = Site & { authorPath: string };
type Text = { title: string; description: string };
type Post = Text & {
  tags: string[];
  publishAt: Date;
  updatedAt?: Date | undefined;
  sponsor?: Payer | undefined;
};

/** What search engines read of a page, safe inside a script element. */
export function jsonLd(things: readonly Thing[]): string {
  const graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
}

/** @param url the post's own; `picture` is the path of its social picture. */
export function blogPosting(post: Post, site: Publisher, url: URL, picture: string): BlogPosting {
  return {
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.description,
    image: new URL(picture, url).href,
    datePublished: post.publishAt.toISOString(),
    dateModified: (post.updatedAt ?? post.publishAt).toISOString(),
    author: author(site, url),
    publisher: publisher(site, url),
    mainEntityOfPage: url.href,
    // What else the words may be, nobody has said.
    ...(!directionOf(post.title) && { inLanguage: site.locale }),
    ...(post.tags.length > 0 && { keywords: post.tags }),
    ...(post.sponsor && {
      sponsor: { '@type': 'Organization', name: post.sponsor.name, url: post.sponsor.url },
    }),
  };
}

/** What a post says of its comments: how many there are, and those that stand on a `page`. */
export function discussion(
  shown: readonly Comment[],
  commentCount: number,
  site: Publisher,
  page: URL,
): Pick<BlogPosting, 'comment' | 'commentCount'> {
  if (commentCount === 0) return {};
  return {
    commentCount,
    comment: shown.map((comment) => ({
      '@type': 'Comment',
      url: new URL(`#c-${comment.id}`, page).href,
      dateCreated: comment.date.toISOString(),
      author: comment.author ? author(site, page) : { '@type': 'Person', name: comment.name },
      text: comment.text,
    })),
  };
}

/** The way from the home page to a page, itself the last step. */
export function breadcrumbs(
  steps: readonly (readonly [name: string, path: string])[],
  site: URL,
): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: new URL(path, site).href,
    })),
  };
}

export function bookList({ title, description }: Text, books: readonly Book[], url: URL): ItemList {
  return {
    '@type': 'ItemList',
    name: title,
    description,
    url: url.href,
    numberOfItems: books.length,
    itemListElement: books.map(({ title: name, authors, isbn }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      item: {
        '@type': 'Book',
        name,
        author: authors.map((name) => ({ '@type': 'Person', name })),
        ...(isbn ? { isbn: isbn13(isbn) ?? isbn } : {}),
      },
    })),
  };
}

/** @param offers what can be had, if not at every hour */
export function coachingService(
  { title, description }: Text,
  offers: readonly Offer[],
  site: Publisher,
  url: URL,
): Service {
  return {
    '@type': 'Service',
    name: title,
    description,
    url: url.href,
    serviceType: 'Coaching',
    provider: author(site, url),
    ...(offers.length > 0 && {
      offers: offers.map(({ name, price }) => ({
        '@type': 'Offer',
        name,
        price: majorUnits(price),
        priceCurrency: price.currency.toUpperCase(),
        availability: 'https://schema.org/InStock',
        url: url.href,
      })),
    }),
  };
}

export function website(site: Publisher, url: URL): [WebSite, Blog] {
  const about = {
    name: site.name,
    url: url.href,
    description: site.description,
    inLanguage: site.locale,
  };
  return [
    { '@type': 'WebSite', alternateName: site.tagline, ...about, publisher: publisher(site, url) },
    { '@type': 'Blog', ...about, author: author(site, url) },
  ];
}

function author(site: Publisher, url: URL): Person {
  const links = site.follow.map(({ url }) => url);
  return {
    '@type': 'Person',
    name: site.author,
    url: new URL(site.authorPath, url).href,
    image: new URL('/portrait.webp', url).href,
    ...(links.length > 0 && { sameAs: links }),
  };
}

function publisher(site: Site, url: URL): Organization {
  return {
    '@type': 'Organization',
    name: site.name,
    url: new URL('/', url).href,
    logo: new URL('/icon-512.png', url).href,
  };
}
