import { expect, test } from 'vitest';
import { isOffered, type Offer } from '../../../src/domain/blog/offered.ts';

const off = { coaching: false, comments: false, contactForm: false };
const nothing: Offer = { features: off, posts: [], reading: [], pages: [] };
const mayBeMissing = [
  ...['/archive/', '/tags/', '/reading/', '/search/', '/coaching/', '/api/stripe/webhook'],
  ...['/about/', '/privacy/', '/start-here/', '/terms/'],
];

test.each<[string, Partial<Offer>, string[]]>([
  ['nothing', {}, []],
  ['a post', { posts: [{ tags: [] }] }, ['/archive/', '/search/']],
  ['a post with a tag', { posts: [{ tags: ['tea'] }] }, ['/archive/', '/tags/', '/search/']],
  ['a reading list', { reading: ['books'] }, ['/reading/', '/search/']],
  ['calls', { features: { ...off, coaching: true } }, ['/coaching/', '/api/stripe/webhook']],
  ['two pages', { pages: ['terms', 'about'] }, ['/about/', '/terms/']],
])('a site with %s has their pages, and no others of the kind', (_, has, paths) => {
  const found = mayBeMissing.filter((path) => isOffered(path, { ...nothing, ...has }));
  expect(found).toEqual(paths);
});

test.each(['/', '/rss.xml', '/404', '/my-own-page/'])('%s is there in any case', (path) => {
  expect(isOffered(path, nothing)).toBe(true);
});
