import { expect, test } from 'vitest';
import { groupByYear } from '../../../src/domain/blog/year.ts';

test('counts a year on the clock of the zone', () => {
  const eve = { publishAt: new Date('2026-01-01T03:00:00Z') };
  const day = { publishAt: new Date('2026-01-01T06:00:00Z') };
  expect(groupByYear([day, eve], 'America/New_York')).toEqual([
    { year: '2026', posts: [day] },
    { year: '2025', posts: [eve] },
  ]);
});
