import { expect, it } from 'vitest';
import { followUpSchema } from '../../../../src/domain/booking/calls/follow-up.ts';

const form = { action: 'follow-up', words: '', pick1: '', pick2: '', pick3: '', pick4: '' };

it.each([
  [{ words: ' It was good to talk. ' }, { words: 'It was good to talk.', picks: [] }],
  [
    { pick1: 'post:a-post', pick4: 'book:quiet' },
    { words: '', picks: ['post:a-post', 'book:quiet'] },
  ],
  [
    { words: 'Two\r\nlines\u202e', pick2: 'book:a' },
    { words: 'Two lines', picks: ['book:a'] },
  ],
  [{ words: 'x\r\n'.repeat(300) }, { words: 'x '.repeat(300).trim(), picks: [] }],
])('takes %j', (change, taken) => {
  expect(followUpSchema.parse({ ...form, ...change })).toEqual(taken);
});

it.each([
  {},
  { words: '   ' },
  { words: 'x'.repeat(601) },
  { words: 'A.', pick1: 'deal:secret' },
  { words: 'A.', pick1: 'post:../etc' },
  { words: ['A.'] },
  { action: 'conclude', words: 'A.' },
])('takes no form like %.60j', (change) => {
  expect(followUpSchema.safeParse({ ...form, ...change }).success).toBe(false);
});

it('takes a form of a page that offers nothing to pick', () => {
  expect(followUpSchema.parse({ action: 'follow-up', words: 'A.' }).picks).toEqual([]);
});
