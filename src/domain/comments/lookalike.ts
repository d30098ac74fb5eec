import { fold } from './fold.ts';

/** Letters of other alphabets, and digits, that look like these: the confusables of https://www.unicode.org/reports/tr39/ that names are faked with. */
const LOOKALIKES: Record<string, string> = {
  ...{ a: 'аɑα', b: 'вβ', c: 'сϲ', d: 'ԁ', e: 'еεɛ', g: 'ɡ', h: 'нһη', j: 'ј', k: 'кκ' },
  ...{ l: '1iіıιɩӏ|', m: 'мμ', n: 'пν', o: '0оοσ', p: 'рρ', q: 'ԛ', r: 'г', s: 'ѕ' },
  ...{ t: 'тτ', u: 'υ', w: 'ԝω', x: 'хχ', y: 'уүγ', z: 'ζ' },
};
const LETTERS = new Map(
  Object.entries(LOOKALIKES).flatMap(([letter, all]) =>
    [...all].map((each) => [each, letter] as const),
  ),
);

/** Whether a name holds the other one, to the eye: Аnna, ANNΑ, A n n a and “Anna (author)” look like Anna. */
export function looksLike(name: string, other: string): boolean {
  const shape = skeleton(other);
  return (
    shape !== '' &&
    (` ${skeleton(name)} `.includes(` ${shape} `) || closed(skeleton(name)) === closed(shape))
  );
}

/** What is left of a name to the eye: its letters, without marks, and single spaces between its words. */
function skeleton(name: string): string {
  return [...fold(name).normalize('NFKD').replaceAll(/\p{M}/gu, '')]
    .map((each) => LETTERS.get(each) ?? each)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function closed(words: string): string {
  return words.replaceAll(' ', '');
}
