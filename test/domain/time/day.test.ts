import { expect, test } from 'vitest';
import { formatDay } from '../../../src/domain/time/day.ts';

test.each([
  ['America/New_York', 'Nov 23, 2026'],
  ['Asia/Tokyo', 'Nov 24, 2026'],
  ['America/New_York', 'Nov 23, 2026'],
])('in %s it is %s', (timeZone, day) => {
  expect(formatDay(new Date('2026-11-24T03:00:00Z'), timeZone)).toBe(day);
});
