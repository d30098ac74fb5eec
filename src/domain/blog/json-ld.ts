import type { Site } from './site.ts';

type Described = {
  title: string;
  description: string;
  publishAt: Date;
  updatedAt?: Date | undefined;
};

/** What search engines read of a post (schema.org), safe inside a script element. */
export function jsonLd(post: Described, site: Site, url: URL): string {
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.description,
    datePublished: post.publishAt,
    dateModified: post.updatedAt ?? post.publishAt,
    author: { '@type': 'Person', name: site.author, url: new URL('/about/', url) },
    mainEntityOfPage: url,
  }).replaceAll('<', '\\u003c');
}
