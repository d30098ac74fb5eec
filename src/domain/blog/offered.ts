import { type Features, isOff } from '../features.ts';

/** What of a site's content decides which of its pages there are; `pages` by their names. */
export type Offer = {
  features: Features;
  posts: readonly { tags: readonly string[] }[];
  reading: readonly unknown[];
  pages: readonly string[];
};

/** Whether there is something to show at an address whose page content may leave without any. */
export function isOffered(path: string, { features, posts, reading, pages }: Offer): boolean {
  if (isOff(path, features)) return false;
  const [, name = ''] = path.split('/');
  const holds: Record<string, boolean> = {
    archive: posts.length > 0,
    tags: posts.some(({ tags }) => tags.length > 0),
    reading: reading.length > 0,
    search: posts.length + reading.length > 0,
    contact: features.contactForm || pages.includes('contact'),
  };
  const written = ['about', 'privacy', 'start-here', 'terms'];
  return holds[name] ?? (!written.includes(name) || pages.includes(name));
}
