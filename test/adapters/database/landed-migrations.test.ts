import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../src/adapters/database/migrations.ts';

/** The hash of each migration that has landed: databases that ran it never run it again. */
const LANDED: readonly string[] = [
  'c854648736a47825',
  'f544f76476fa162d',
  '48addc1d4afbf60c',
  '2918a8792c7005a5',
  'd51b2366f4f8ba02',
  '8ad3a46962f885b1',
  '7c930601ebf0bee6',
  '1d1b3baccaa0dcc4',
  'e6f0f7f4e1683f1e',
  '7fe95217881c3266',
  '0c4489a7dc179489',
  '73abea47a187b958',
  '64568a03565db689',
  'ddce7221e1dfebe7',
  '9d908fa809ad9ff5',
  '674879c7ee7fc951',
  '7a1de336566dad73',
  '93d86912cf8fd290',
  '2510f7f6fee6539c',
  '8f208d6eaf58d8e4',
  '246314f1e481c4b5',
];

test('a migration that has landed is as it was', () => {
  expect(changedSince(LANDED, MIGRATIONS)).toEqual([]);
});

const [first = [], ...others] = MIGRATIONS;
const edited = 'has landed, and was edited: put it back as it was, and add a new one.';

test.each<[what: string, migrations: (readonly string[])[], sentence: string]>([
  ['edited', [first.with(0, 'SELECT 1'), ...others], `Migration 1 ${edited}`],
  ['added to', [[...first, 'SELECT 1'], ...others], `Migration 1 ${edited}`],
  ['taken out', MIGRATIONS.slice(0, -1), `Migration ${LANDED.length} ${edited}`],
  ['moved', MIGRATIONS.toReversed(), `Migration 1 ${edited}`],
  ['followed', [...MIGRATIONS, ['SELECT 1']], `Migration ${LANDED.length + 1} is new`],
])('one that is %s is told of', (_, migrations, sentence) => {
  expect(changedSince(LANDED, migrations)[0]).toContain(sentence);
});

/** What is wrong with migrations that have landed; one sentence each. */
function changedSince(
  landed: readonly string[],
  migrations: readonly (readonly string[])[],
): string[] {
  const length = Math.max(landed.length, migrations.length);
  return Array.from({ length }, (_, index) => {
    const [version, hash] = [index + 1, hashOf(migrations[index])];
    if (landed[index] === hash) return [];
    return landed[index] === undefined
      ? `Migration ${version} is new: write its hash, ${hash}, at the end of LANDED.`
      : `Migration ${version} has landed, and was edited: put it back as it was, and add a new one.`;
  }).flat();
}

function hashOf(statements: readonly string[] = []): string {
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex').slice(0, 16);
}
