import { beforeEach, expect, it } from 'vitest';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { createPageMoment } from '../../../src/adapters/signed/page-moment.ts';
import { createFormGuard } from '../../../src/adapters/web/form-guard.ts';
import { NOW } from '../../support/booking.ts';
import { emptyDatabase } from '../../support/store.ts';

const [newest, older] = ['n'.repeat(32), 'o'.repeat(32)] as const;
const HOUSEHOLD = '203.0.113.7';

let sql: Sql;
let now = NOW;
beforeEach(async () => {
  now = NOW;
  sql = await emptyDatabase();
});
const guardOf = (purpose: string, secrets: readonly [string, ...string[]] = [newest, older]) =>
  createFormGuard(purpose, {
    secrets,
    formerKeys: ['former'],
    limits: [{ most: 2, within: 600 }],
    sql,
    now: () => now,
  });

/** Whether the form passes a minute after its page was shown by `writer`. */
function passes(shown: string, { website = '', isKnown = false, after = 60 } = {}) {
  now = NOW + after;
  return guardOf('remarks').refusal({ shown, website }, isKnown) === undefined;
}

it.each<[string, () => boolean, boolean]>([
  ['of a page that was looked at', () => passes(guardOf('remarks').shown()), true],
  ['sent at once', () => passes(guardOf('remarks').shown(), { after: 1 }), false],
  ['sent at once by who is known', () => passes('', { after: 1, isKnown: true }), true],
  [
    'with a field filled in that nobody sees',
    () => passes(guardOf('remarks').shown(), { website: 'x' }),
    false,
  ],
  ['so filled in by who is known', () => passes('', { isKnown: true, website: 'x' }), false],
  ['of a page of another purpose', () => passes(guardOf('letters').shown()), false],
  ['of a page under an older secret', () => passes(guardOf('remarks', [older]).shown()), true],
  [
    'of a page under a secret that was taken out',
    () => passes(guardOf('remarks', ['x'.repeat(32)]).shown()),
    false,
  ],
  ['of a page under a former key', () => passes(createPageMoment(['former']).write(NOW)), true],
  [
    'of such a page that is older than a day',
    () => passes(createPageMoment(['former']).write(NOW), { after: 86_401 }),
    false,
  ],
  ['under a secret itself', () => passes(createPageMoment([newest]).write(NOW)), false],
])('a form %s', (_, ask, expected) => {
  expect(ask()).toBe(expected);
});

it.each([
  ['sent at once', 1, 'too-quick'],
  ['of a page older than a day', 86_401, 'outdated'],
])('a form %s is told so', (_, after, expected) => {
  const shown = guardOf('remarks').shown();
  now = NOW + after;
  expect(guardOf('remarks').refusal({ shown })).toBe(expected);
});

it('counts each purpose by itself, and drops neither before its time', async () => {
  const [remarks, letters] = [guardOf('remarks').limit, guardOf('letters').limit];
  const ask = async (limit: typeof remarks, ids: string[]) =>
    Promise.all(ids.map((id) => limit.admit(id, HOUSEHOLD, NOW)));
  expect(await ask(remarks, ['a', 'b', 'c'])).toEqual([true, true, false]);
  expect(await ask(letters, ['c', 'a', 'b'])).toEqual([true, true, false]);
  await letters.prune(NOW + 599);
  expect(await remarks.admit('g', HOUSEHOLD, NOW + 599)).toBe(false);
  expect(await remarks.admit('g', HOUSEHOLD, NOW + 600)).toBe(true);
});
