import { expect, test } from 'vitest';
import { duePosts } from '../../../src/domain/blog/due.ts';

const now = new Date('2026-11-24T12:00:00Z');
const post = { slug: 'a', draft: false, publishAt: now };

test.each([
  ['a post whose time has come', post, [], true],
  ['one that is live already', post, ['/posts/a/'], false],
  ['one of the next second', { ...post, publishAt: new Date(now.getTime() + 1000) }, [], false],
  ['a draft', { ...post, draft: true }, [], false],
])('%s', (_, each, live, due) => {
  expect(duePosts([each], new Set(live), now)).toEqual(due ? [each] : []);
});
