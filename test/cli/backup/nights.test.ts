import { readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepNights, nightlyBackup, nightsOf } from '../../../src/cli/backup/nights.ts';
import { lookAtBackups } from '../../../src/cli/doctor/backups.ts';
import { scratchFolder } from '../../support/scratch.ts';

const day = (date: number) => new Date(`2026-11-${String(date).padStart(2, '0')}T23:00:00Z`);

/** A database of which backups were made on these days of a November. */
function databaseWith(dates: number[], others: string[] = []) {
  const database = join(scratchFolder('nights'), 'site.db');
  writeFileSync(database, '');
  const { folder } = nightlyBackup(database, day(1));
  mkdirSync(folder);
  for (const date of dates) writeFileSync(nightlyBackup(database, day(date)).file, '');
  for (const name of others) writeFileSync(join(folder, name), '');
  return { database, folder };
}

test('keeps seven nights, as long what was made before a version, and all that was copied by hand', () => {
  const older = 'site-before-version-7-2026-11-02T07-00-00.db';
  const others = [
    'site-2026-10-01T07-00-00.db',
    'practice-2026-10-01.db',
    'site-before-version-7-2026-11-03T07-00-00.db',
    'notes.txt',
  ];
  const { database, folder } = databaseWith([1, 2, 3, 4, 5, 6, 7, 9, 10], [...others, older]);
  keepNights(database, day(10));

  expect(nightsOf(database)).toEqual(
    [3, 4, 5, 6, 7, 9, 10].map((date) => day(date).toISOString().slice(0, 10)),
  );
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(others));
  expect(readdirSync(folder)).not.toContain(older);
});

test.each([
  ['none', [], 1, '✗ There is no backup of the bookings'],
  ['the last night', [1, 9], 10, '✓ The bookings are backed up, last on 2026-11-09'],
  ['the night before the last', [9], 11, '✓ The bookings are backed up, last on 2026-11-09'],
  ['long ago', [9], 13, '✗ The last backup of the bookings is of 2026-11-09'],
])('the doctor on backups of %s', (_, dates, today, says) => {
  const { database } = databaseWith(dates);
  const found = lookAtBackups(`file:${database}`, day(today).getTime() / 1000);

  expect(found.map((each) => `${each.ok ? '✓' : '✗'} ${each.says}`)).toEqual([says]);
});

test.each(['libsql://desk.turso.io', 'file:/nowhere/site.db'])(
  'the doctor asks for none of %s',
  (address) => {
    expect(lookAtBackups(address, 0)).toEqual([]);
  },
);
