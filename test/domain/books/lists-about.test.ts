import { expect, test } from 'vitest';
import { listsAbout } from '../../../src/domain/books/lists-about.ts';

const list = (title: string, description = '') => ({ title, description });
const blogging = list('Books on blogging', 'Ten of them.');
const twenties = list('For your twenties', 'When growing up is hard.');
const arabic = list('كتب عن العمل');
const lists = [blogging, twenties, arabic];

test.each([
  ['a word of the title', ['blogging'], [blogging]],
  ['other letters, two words of the description', ['Growing  Up'], [twenties]],
  ['another script', ['العمل'], [arabic]],
  ['one tag of two', ['money', 'blogging'], [blogging]],
  ['a part of a word, which is none', ['blog'], lists],
  ['nothing', ['money'], lists],
  ['no tags', [], lists],
])('by %s', (_, tags, expected) => {
  expect(listsAbout(tags, lists)).toEqual(expected);
});

test('where there are no lists, there are none', () => {
  expect(listsAbout(['blogging'], [])).toEqual([]);
});
