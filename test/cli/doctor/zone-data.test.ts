import { expect, test } from 'vitest';
import { LOOKED_AT, RELEASES } from '../../../src/cli/doctor/zone-data.ts';

test('all releases that the Node.js of the site brings were looked at', () => {
  expect(process.versions.tz! <= LOOKED_AT, `look at what came after ${LOOKED_AT}`).toBe(true);
  expect(RELEASES.at(-1)!.data <= LOOKED_AT).toBe(true);
});

test('they stand in order, each in a month of its year', () => {
  const names = RELEASES.map(({ data }) => data);
  expect(names).toEqual([...new Set(names)].toSorted());
  const months = RELEASES.map(({ month }) => month);
  expect(months).toEqual(months.toSorted());
  for (const { data, month } of RELEASES) expect(month).toMatch(`${data.slice(0, 4)}-`);
});

test.each(RELEASES)('$data names zones by their names of today', ({ zones }) => {
  for (const timeZone of zones)
    expect(new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone).toBe(timeZone);
});
