import { expect, test } from 'vitest';
import { mayStandUnder } from '../../../src/domain/comments/under-post.ts';

const thread = (id: string, ...lengths: number[]) => {
  const [first, ...answers] = lengths.map((length) => ({
    ...{ id, post: 'a', name: 'A', date: new Date(0), author: false },
    text: 'x'.repeat(length),
  }));
  return { first: first!, answers };
};

test.each([
  ['all of few', [[10], [20]], 2],
  ['whole threads, up to what could ever fit', [[4000, 4000], [4000], [1]], 2],
  ['none when the first one is longer', [[4000, 4000, 4001], [1]], 0],
  ['none of none', [], 0],
])('%s may stand under a post', (_, threads, count) => {
  const all = threads.map((lengths, at) => thread(`c${at}`, ...lengths));
  expect(mayStandUnder(all)).toEqual(all.slice(0, count));
});
