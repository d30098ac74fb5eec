import { expect, test } from 'vitest';
import { byWeek } from '../../../src/domain/time/weeks.ts';

const slots = (...starts: string[]) =>
  starts.map((start) => ({ start: Date.parse(start) / 1000, end: Date.parse(start) / 1000 + 60 }));
const starts = (weeks: ReturnType<typeof byWeek>) =>
  weeks.map((days) =>
    days.map((hours) =>
      hours.map(({ start }) => new Date(start * 1000).toISOString().slice(5, 13)),
    ),
  );

test.each([
  ['no hours', [], []],
  ['one hour', ['2026-12-01T15:00Z'], [[['12-01T15']]]],
  [
    'a week that begins with its first day',
    ['2026-12-03T15:00Z', '2026-12-03T16:00Z', '2026-12-09T15:00Z', '2026-12-10T15:00Z'],
    [[['12-03T15', '12-03T16'], ['12-09T15']], [['12-10T15']]],
  ],
  [
    'weeks without hours, which are left out',
    ['2026-12-01T15:00Z', '2026-12-31T15:00Z'],
    [[['12-01T15']], [['12-31T15']]],
  ],
  [
    'days by the clock there',
    ['2026-12-01T04:59Z', '2026-12-01T05:00Z'],
    [[['12-01T04'], ['12-01T05']]],
  ],
  [
    'a week in which the clocks change',
    ['2026-10-31T03:30Z', '2026-11-06T04:30Z', '2026-11-06T05:30Z'],
    [[['10-31T03'], ['11-06T04']], [['11-06T05']]],
  ],
])('puts %s together', (_, given, expected) => {
  expect(starts(byWeek(slots(...given), 'America/New_York'))).toEqual(expected);
});
