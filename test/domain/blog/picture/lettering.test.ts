import { describe, expect, test } from 'vitest';
import {
  type Face,
  layLines,
  legible,
  type Space,
} from '../../../../src/domain/blog/picture/lettering.ts';

/** Every letter is half as wide as it is high; it has Latin letters, Greek ones and a star. */
const face: Face = {
  family: 'Half',
  has: (letter) => /[\p{Script=Latin}\p{Script=Greek}\d★…,.:–-]/u.test(letter),
  widthOf: (words) => [...words].length / 2,
};
const space: Space = { width: 470, height: 400, largest: 100, least: 50, smallest: 20 };

describe('of a title, what is drawn is', () => {
  test.each([
    ['Łódź, αβγ ★', 'Łódź, αβγ ★', []],
    ['two  spaces\u00a0and a\u00adsoft hyphen', 'two spaces and asoft hyphen', []],
    ['de\u0301compose\u0301', 'décomposé', []],
    ['Happy 🎉 now', 'Happy now', ['🎉']],
    ['👍🏽 and 👩‍👧', 'and', ['👍', '👩', '👧']],
    ['★★★', '★★★', []],
    ['日本語', undefined, ['日', '本', '語']],
    ['Learning 日本語', undefined, ['日', '本', '語']],
    ['שלום', undefined, ['ש', 'ל', 'ו', 'ם']],
    ['🎉🎉', undefined, ['🎉']],
    ['🎉 – 🎉', undefined, ['🎉']],
    ['', undefined, []],
  ])('of %j: %j', (title, text, missing) => {
    expect(legible(title, face)).toEqual(text === undefined ? { missing } : { text, missing });
  });

  test('nothing of a script whose letters change with their neighbors, though a face has them', () => {
    const all = { ...face, has: () => true };

    for (const title of ['مرحبا', 'हिन्दी', 'ภาษาไทย', 'שלום'])
      expect(legible(title, all).text).toBeUndefined();
    expect(legible('Привет, მსოფლიო', all).text).toBe('Привет, მსოფლიო');
  });
});

describe('lines', () => {
  test.each([
    ['one short line', 'A day', 100, ['A day']],
    [
      'lines that are about equally long',
      'aaaa aaaa aaaa aaaa aa',
      100,
      ['aaaa aaaa', 'aaaa aaaa', 'aa'],
    ],
    ['a long word, smaller', 'Perfectionism is', 76, ['Perfectionism', 'is']],
    ['a very long word, very small', 'a'.repeat(49), 20, ['a'.repeat(49)]],
  ])('hold %s', (_, title, size, lines) => {
    expect(layLines(title, space, face)).toEqual({ size, lines });
  });

  test('end with an ellipsis after a whole word, when there are too many', () => {
    const title = 'some more words: '.repeat(30).trim();
    const { size = 0, lines = [] } = layLines(title, space, face) ?? {};

    expect(size).toBe(space.least);
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toMatch(/(some|more|words)…$/);
    expect(`${title} `).toContain(lines.join(' ').replace(/…$/, ''));
  });

  test('end before a word that is too long for any size, and are none when it is the first', () => {
    const endless = 'x'.repeat(80);

    expect(layLines(`Two words, ${endless} more`, space, face)?.lines).toEqual(['Two words…']);
    expect(layLines(endless, space, face)).toBeUndefined();
  });

  test('break no word, whatever its length', () => {
    for (let length = 1; length < 50; length++) {
      const title = `${'a'.repeat(length)} b ${'c'.repeat(length)}`;
      expect(layLines(title, space, face)?.lines.join(' ')).toBe(title);
    }
  });
});
