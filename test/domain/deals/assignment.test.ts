import { expect, test } from 'vitest';
import { assignmentSchema } from '../../../src/domain/deals/assignment.ts';

const assignment = { sponsor: 'paper-moon', what: 'A post', deadline: '2026-11-27 17:00' };
const done = { proof: 'https://social.example/1', date: '2026-11-28' };

test('a share is promised once, and nothing of it is done, unless the file says more', () => {
  expect(assignmentSchema.parse({ ...assignment, shares: [{ network: 'Instagram' }] })).toEqual({
    ...assignment,
    shares: [{ network: 'Instagram', count: 1, done: [] }],
  });
});

test.each([
  ['a deadline without its time', { deadline: '2026-11-27' }, 'write a date and time'],
  ['a day that does not exist', { deadline: '2026-11-31 17:00' }, 'there is no such day or time'],
  ['a fee', { fee: '200 USD' }, 'Unrecognized key'],
  ['a contact', { contact: 'pr@example.com' }, 'Unrecognized key'],
  ['a status', { status: 'done' }, 'Unrecognized key'],
  ['no shares at all', { shares: [{ network: 'Instagram', count: 0 }] }, 'Too small'],
  [
    'a proof without its date',
    { shares: [{ network: 'Instagram', done: [{ proof: done.proof }] }] },
    'write a date such as',
  ],
  [
    'one proof for two shares',
    { shares: [{ network: 'Instagram', count: 2, done: [done, done] }] },
    'this proof stands for another share already',
  ],
])('refuses %s', (_, more, words) => {
  const { error } = assignmentSchema.safeParse({ ...assignment, ...more });
  expect(error?.issues.map(({ message }) => message).join()).toContain(words);
});
