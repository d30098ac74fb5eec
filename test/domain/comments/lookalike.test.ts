import { expect, test } from 'vitest';
import { looksLike } from '../../../src/domain/comments/lookalike.ts';

test.each([
  ...['Kayla', 'KAYLA', ' kayla ', 'Кayla', 'KАYLА', 'Кауӏа', 'Καylα', 'Kay1a', 'KayIa', 'Kay|a'],
  ...['Ｋａｙｌａ', '𝓚𝓪𝔂𝓵𝓪', 'Káylå', 'K\u0300\u0301ayla', 'Kay\u200Bla', 'K a y l a', 'K.a.y.l.a'],
  ...['Kayla ✓', '★Kayla★', 'Kayla (author)', 'Kayla wrote this post', 'The real Kayla', 'Kayla’s'],
])('%s looks like the name of the author', (name) => {
  expect(looksLike(name, 'Kayla')).toBe(true);
});

test.each(['Ada', 'Mikayla', 'Kaylana', 'Kay', 'Кирилл', 'שלום', '凱拉', '', '🎉', 'Kay Lambert'])(
  '%s does not',
  (name) => {
    expect(looksLike(name, 'Kayla')).toBe(false);
  },
);

test('an author may have any name', () => {
  expect(looksLike('Anne-Marie O’Neil', 'Anne-Marie O’Neil')).toBe(true);
  expect(looksLike('Anne Marie O Nei1', 'Anne-Marie O’Neil')).toBe(true);
  expect(looksLike('Анна', 'Анна')).toBe(true);
  expect(looksLike('Ada', '★')).toBe(false);
});
