import { expect, test } from 'vitest';
import { daysUntil, formatClock, formatLocal } from '../../../src/domain/time/local-day.ts';

const zone = 'America/New_York';

test.each([
  ['2026-11-24T12:00:00Z', zone, 'Tue 24 Nov 2026, 07:00 New York'],
  ['2026-07-01T03:59:00Z', zone, 'Tue 30 Jun 2026, 23:59 New York'],
  ['2026-11-24T12:00:00Z', 'Asia/Kolkata', 'Tue 24 Nov 2026, 17:30 Kolkata'],
])('says %s in %s as %s', (instant, timeZone, words) => {
  expect(formatLocal(new Date(instant), timeZone)).toBe(words);
  expect(words).toContain(formatClock(new Date(instant), timeZone));
});

test.each([
  ['the next midnight', '2026-11-24T04:59:00Z', '2026-11-24T05:00:00Z', 1],
  ['the same day', '2026-11-24T05:00:00Z', '2026-11-25T04:59:00Z', 0],
  ['the day before', '2026-11-24T05:00:00Z', '2026-11-24T04:59:00Z', -1],
  ['a week with a change of the clocks', '2026-10-30T04:00:00Z', '2026-11-06T05:00:00Z', 7],
])('counts midnights until %s', (_, now, instant, days) => {
  expect(daysUntil(new Date(instant), new Date(now), zone)).toBe(days);
});
