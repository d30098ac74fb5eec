import { expect, test } from 'vitest';
import { newestFirst, postStatus } from '../../../src/domain/blog/post.ts';

test.each([
  [false, '2026-01-01T00:00:00Z', 'published'],
  [false, '2026-01-01T00:00:01Z', 'scheduled'],
  [true, '2025-01-01T00:00:00Z', 'draft'],
  [true, '2027-01-01T00:00:00Z', 'draft'],
])('with draft: %s and publishDate %s is %s at the turn of the year', (draft, at, status) => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(postStatus({ draft, publishAt: new Date(at) }, now)).toBe(status);
});

test('sorts the newest first, and by slug what appeared at once', () => {
  const post = (slug: string, day: string) => ({ slug, publishAt: new Date(day) });
  const posts = [post('b', '2026-01-01'), post('c', '2026-02-01'), post('a', '2026-01-01')];
  expect(posts.sort(newestFirst).map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
});
