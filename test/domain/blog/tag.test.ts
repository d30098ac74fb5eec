import { expect, test } from 'vitest';
import { groupByTag, tag, tagSlug } from '../../../src/domain/blog/tag.ts';

test.each([
  ['growing up', 'growing-up'],
  ['  Growing   Up! ', 'growing-up'],
  ['Café', 'cafe'],
  ['C++ & more', 'c-more'],
  ['работа', 'работа'],
  ['!!!', ''],
])('puts %j into an address as %j', (name, slug) => {
  expect(tagSlug(name)).toBe(slug);
});

test('refuses a tag that leaves nothing to put into an address', () => {
  expect(tag.safeParse('!!!').success).toBe(false);
});

test('groups spellings of one tag, keeps the order of the posts and sorts by name', () => {
  const posts = [
    { slug: 'a', tags: ['Work', 'growing up'] },
    { slug: 'b', tags: ['work', 'WORK'] },
  ];
  const groups = groupByTag(posts).map(({ slug, name, posts }) => [
    slug,
    name,
    posts.map((post) => post.slug),
  ]);
  expect(groups).toEqual([
    ['growing-up', 'growing up', ['a']],
    ['work', 'Work', ['a', 'b']],
  ]);
});
