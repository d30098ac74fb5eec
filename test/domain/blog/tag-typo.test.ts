import { expect, test } from 'vitest';
import { likelyTypos } from '../../../src/domain/blog/tag-typo.ts';

test.each([
  ['a letter too few', 'bloging', 'blogging'],
  ['a letter too many', 'bloggging', 'blogging'],
  ['another letter', 'bluging', 'bloging'],
  ['two letters that changed places', 'blogigng', 'blogging'],
  ['a plural', 'mistakes', 'mistake'],
])('%s is a likely slip', (_, slip, meant) => {
  const post = { tags: [slip] };
  const posts = [post, { tags: [meant] }, { tags: [meant] }];
  expect(likelyTypos(posts)).toEqual([{ post, tag: slip, meant }]);
});

test.each([
  ['another word', ['money', 'honey pot', 'honey pot']],
  ['a short word', ['art', 'arc', 'arc']],
  ['two tags of one post each', ['bloging', 'blogging']],
  ['two tags of two posts each', ['bloging', 'bloging', 'blogging', 'blogging']],
  ['the same tag in another case', ['Blogging', 'blogging', 'blogging']],
])('%s is none', (_, tags) => {
  expect(likelyTypos(tags.map((tag) => ({ tags: [tag] })))).toEqual([]);
});
