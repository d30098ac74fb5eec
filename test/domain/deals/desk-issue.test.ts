import { expect, test } from 'vitest';
import { decideIssue } from '../../../src/domain/deals/desk-issue.ts';

const ours = { number: 7, title: 'On the desk', body: 'Old.\r\n' };
const twin = { ...ours, number: 9 };
const other = { number: 3, title: 'Something else', body: '' };

test.each([
  ['nothing to tell and no issue', undefined, [other], []],
  ['nothing to tell', undefined, [other, ours], [['close', '7']]],
  [
    'nothing to tell and two issues',
    undefined,
    [twin, ours],
    [
      ['close', '7'],
      ['close', '9'],
    ],
  ],
  ['no issue yet', 'New.', [other], [['create', '--title', 'On the desk', '--body', 'New.']]],
  ['another text', 'New.', [other, ours], [['edit', '7', '--body', 'New.']]],
  ['the same text', 'Old.\n', [ours, other], []],
  ['the same text and a second issue', 'Old.\n', [ours, twin], [['close', '9']]],
])('with %s', (_, text, open, steps) => {
  expect(decideIssue(text, open)).toEqual(steps);
});
