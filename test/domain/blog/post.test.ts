import { expect, test } from 'vitest';
import { newestFirst } from '../../../src/domain/blog/post.ts';

test('sorts the newest first, and by slug what appeared at once', () => {
  const post = (slug: string, day: string) => ({ slug, publishAt: new Date(day) });
  const posts = [post('b', '2026-01-01'), post('c', '2026-02-01'), post('a', '2026-01-01')];
  expect(posts.sort(newestFirst).map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
});
