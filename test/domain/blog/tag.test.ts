import { expect, test } from 'vitest';
import { groupByTag, tag } from '../../../src/domain/blog/tag.ts';

test.each(['!!!', 'a'.repeat(201), '日'.repeat(67)])(
  'refuses a tag of which no address can be made: %s',
  (name) => {
    expect(tag.safeParse(name).success).toBe(false);
    expect(tag.safeParse(name.slice(1)).success).toBe(name !== '!!!');
  },
);

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
