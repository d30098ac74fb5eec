import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDay,
  formatTime,
  formatTimeBeside,
  formatWeekday,
  formatWhen,
  zonesInWords,
} from '../../../src/domain/time/when.ts';
import { MONDAY_6PM } from '../../support/booking.ts';

describe('an instant in words', () => {
  it.each([
    ['America/New_York', 'Monday', 'November 30', '6:00 PM', 'EST (New York time)'],
    ['Asia/Kolkata', 'Tuesday', 'December 1', '4:30 AM', 'GMT+5:30 (Kolkata time)'],
  ])('is what the clock says in %s', (zone, weekday, date, time, suffix) => {
    expect(formatWeekday(MONDAY_6PM, zone)).toBe(weekday);
    expect(formatDate(MONDAY_6PM, zone)).toBe(date);
    expect(formatTime(MONDAY_6PM, zone)).toBe(time);
    expect(formatWhen(MONDAY_6PM, zone)).toBe(`${weekday}, ${date}, 2026 at ${time} ${suffix}`);
  });

  it.each([
    ['Europe/Berlin', 'Mon 6:00 PM'],
    ['America/Chicago', '6:00 PM'],
  ])('names the day of another clock when it is another: read in %s', (reader, expected) => {
    expect(formatTimeBeside(MONDAY_6PM, 'America/New_York', reader)).toBe(expected);
  });
});

it.each([
  ['America/New_York', 'Nov 23, 2026'],
  ['Asia/Tokyo', 'Nov 24, 2026'],
])('dates a line in %s by %s', (timeZone, day) => {
  expect(formatDay(new Date('2026-11-24T03:00:00Z'), timeZone)).toBe(day);
});

it('says whose clock hours are shown on', () => {
  const coach = 'America/New_York';
  expect(zonesInWords(coach, coach)).toBe('All times are New York time.');
  expect(zonesInWords('America/Toronto', coach)).toContain('Toronto time; here in New York');
  expect(zonesInWords('Europe/Berlin', coach, coach)).toBe(
    'Times are Berlin time, yours. The small ones are New York time, mine.',
  );
});
