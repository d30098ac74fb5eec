import { expect, test } from 'vitest';
import { groupByTag, tag } from '../../../src/domain/blog/tag.ts';

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
