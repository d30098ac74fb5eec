import { expect, test } from 'vitest';
import { doubtsOf } from '../../../src/domain/comments/doubts.ts';

const blocked = ['casino', 'cheap pills', 'カジノ', 'c++', ''];
const of = (words: string, other: { name?: string; site?: string } = {}) =>
  doubtsOf({ words, name: 'Ada', site: null, ...other }, { author: 'Kayla', blocked });

test.each([
  ['Two: https://a.example and www.b.example.', []],
  ['https://www.a.example https://www.b.example', []],
  ['https://a.example www.b.example HTTP://c.example', ['links']],
  ['<a href="http://a.example">x</a>[url=http://b.example]http://c.example', ['links']],
  ['The best Casino!', ['blocked-words']],
  ['The best CＡSINO', ['blocked-words']],
  ['ca\u200Bsino', ['blocked-words']],
  ['cheap \n PILLS', ['blocked-words']],
  ['casinos are not casino-like', ['blocked-words']],
  ['Occasinos', []],
  ['新しいカジノです', ['blocked-words']],
  ['I like C++', ['blocked-words']],
  ['casino http://a http://b http://c', ['links', 'blocked-words']],
])('%j: %j', (words, doubts) => {
  expect(of(words)).toEqual(doubts);
});

test('name and site are looked at, too', () => {
  expect(of('Hello', { name: 'Casino Royal' })).toEqual(['blocked-words']);
  expect(of('Hello', { name: 'Кayla' })).toEqual(['author-name']);
  expect(of('Hello, Kayla!')).toEqual([]);
  expect(of('Hello', { site: 'https://casino.example/' })).toEqual(['blocked-words']);
});
