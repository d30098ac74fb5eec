import { describe, expect, test } from 'vitest';
import { draftOf, type Typed, typedIn } from '../../../src/domain/comments/comment-form.ts';
import { BAD_WORDS, GOOD_WORDS } from '../../support/bad-words.ts';

const read = (typed: Partial<Typed>) => draftOf(typedIn({ ...GOOD_WORDS, ...typed }));

test('a form is read as it is kept', () => {
  const typed = {
    ...GOOD_WORDS,
    answers: 'k3v9p2',
    email: ' ada@example.com ',
    site: 'ada.example',
  };
  expect(draftOf(typedIn({ ...typed, words: 'a \r\n\r\n\r\nb', name: ' Ada  L. ' }))).toEqual({
    ok: true,
    draft: {
      ...{ post: 'a-day-at-home', answers: 'k3v9p2', words: 'a\n\nb', name: 'Ada L.' },
      ...{ email: 'ada@example.com', site: 'https://ada.example/' },
    },
  });
});

test.each([
  ['words', 'a', 4000],
  ['words', '👩', 4000],
  ['name', '名', 60],
  ['name', '🙂', 60],
])('%s of %s have room %i times, and not once more', (field, character, most) => {
  expect(read({ [field]: character.repeat(most) }).ok).toBe(true);
  expect(read({ [field]: character.repeat(most + 1) }).ok).toBe(false);
});

test('what is empty is nothing', () => {
  expect(read({})).toEqual({
    ...{ ok: true, draft: { ...GOOD_WORDS, answers: null, email: null, site: null } },
  });
});

describe('in the fields of a form', () => {
  test.each(BAD_WORDS.filter(({ kept }) => kept))('$what is kept as text', ({ typed, kept }) => {
    expect(read(typed)).toMatchObject({ ok: true, draft: kept });
  });

  test.each(BAD_WORDS.filter((each) => each.wrong))('$what is wrong', ({ typed, wrong }) => {
    const answer = read(typed);
    expect(answer.ok ? answer : Object.keys(answer.wrong)).toEqual(wrong);
  });
});

test.each([
  [{ words: 'a'.repeat(4321) }, 'These are 4321 characters, and a comment has room for 4,000.'],
  [{ words: '👩'.repeat(4001) }, 'These are 4001 characters'],
  [{ words: '' }, 'Write a few words first.'],
  [{ name: 'a'.repeat(61) }, 'Write a shorter name: it has room for 60 characters.'],
  [{ email: 'ada' }, 'Write the whole address, like ada@example.com, or nothing.'],
  [{ site: 'ada' }, 'Write the whole address of your page, like https://example.com, or nothing.'],
])('a field that is wrong says what to write: %#', (typed, sentence) => {
  const answer = read(typed);
  const [field] = Object.keys(typed);
  expect(answer.ok ? answer : Object.entries(answer.wrong)).toEqual([
    [field, expect.stringContaining(sentence)],
  ]);
});

test.each([
  ['nothing', {}],
  ['a file', { words: new File(['a'], 'a.txt') }],
  ['a list', { words: ['a', 'b'] }],
  ['a number', { words: 1 }],
])('%s counts as empty', (_, form) => {
  expect(typedIn(form).words).toBe('');
});
