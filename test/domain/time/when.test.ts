import { describe, expect, it } from 'vitest';
import { formatHourBeside, formatWhen } from '../../../src/domain/time/hour.ts';
import {
  formatDate,
  formatDay,
  formatTime,
  formatWeekday,
  placeOf,
  timeOf,
  zonesInWords,
} from '../../../src/domain/time/when.ts';
import { MONDAY_6PM } from '../../support/booking.ts';

describe('an instant in words', () => {
  it.each([
    ['America/New_York', 'Monday', 'November 30', '6:00 PM', '(New York time)'],
    ['Asia/Kolkata', 'Tuesday', 'December 1', '4:30 AM', '(Kolkata time)'],
  ])('is what the clock says in %s', (zone, weekday, date, time, suffix) => {
    expect(formatWeekday(MONDAY_6PM, zone, 'en-US')).toBe(weekday);
    expect(formatDate(MONDAY_6PM, zone, 'en-US')).toBe(date);
    expect(formatTime(MONDAY_6PM, zone, 'en-US')).toBe(time);
    expect(formatWhen(MONDAY_6PM, zone, 'en-US')).toBe(
      `${weekday}, ${date}, 2026 at ${time} ${suffix}`,
    );
  });

  it.each([
    ['Etc/GMT+5', '6:00 PM (GMT-5)', 'GMT-5', 'GMT-5'],
    ['Etc/GMT-14', '1:00 PM (GMT+14)', 'GMT+14', 'GMT+14'],
    ['+05:30', '4:30 AM (GMT+5:30)', 'GMT+5:30', 'GMT+5:30'],
    ['UTC', '11:00 PM (UTC)', 'UTC', 'UTC'],
    ['Etc/GMT', '11:00 PM (UTC)', 'UTC', 'UTC'],
    [
      'CET',
      'midnight (the night from Monday to Tuesday, Central European Time)',
      'Central European Time',
      null,
    ],
    ['EST5EDT', '6:00 PM (Eastern Time)', 'Eastern Time', null],
    ['EST', '6:00 PM (Eastern Standard Time)', 'Eastern Standard Time', null],
    ['US/Pacific', '3:00 PM (Pacific Time)', 'Pacific Time', null],
    ['GB', '11:00 PM (United Kingdom Time)', 'United Kingdom Time', null],
    ['Australia/South', '9:30 AM (Australian Central Time)', 'Australian Central Time', null],
    [
      'America/Argentina/Buenos_Aires',
      '8:00 PM (Buenos Aires time)',
      'Buenos Aires time',
      'Buenos Aires',
    ],
  ])('says of %s nothing that its clock denies', (zone, said, whose, place) => {
    expect(formatWhen(MONDAY_6PM, zone, 'en-US').split(' at ')[1]).toBe(said);
    expect(timeOf(zone)).toBe(whose);
    expect(placeOf(zone)).toBe(place ?? whose);
    expect(zonesInWords(zone, zone)).toBe(`All times are ${whose}.`);
  });

  it.each([
    ['Europe/Berlin', 'Mon 6:00 PM'],
    ['America/Chicago', '6:00 PM'],
  ])('names the day of another clock when it is another: read in %s', (reader, expected) => {
    expect(formatHourBeside(MONDAY_6PM, 'America/New_York', reader, 'en-US')).toBe(expected);
  });
});

it.each([
  ['America/New_York', 'Nov 23, 2026'],
  ['Asia/Tokyo', 'Nov 24, 2026'],
])('dates a line in %s by %s', (timeZone, day) => {
  expect(formatDay(new Date('2026-11-24T03:00:00Z'), timeZone, 'en-US')).toBe(day);
});

it.each([
  ['en-GB', 'Monday, 30 November 2026 at 18:00 (New York time)', '30 Nov 2026', '18:00'],
  ['de', 'Montag, 30. November 2026 um 18:00 (New York time)', '30.11.2026', '18:00'],
  ['sv', 'måndag 30 november 2026 kl. 18:00 (New York time)', '30 nov. 2026', '18:00'],
])('says it in %s as people write it there', (locale, when, day, time) => {
  const zone = 'America/New_York';
  expect(formatWhen(MONDAY_6PM, zone, locale)).toBe(when);
  expect(formatDay(new Date(MONDAY_6PM * 1000), zone, locale)).toBe(day);
  expect(formatTime(MONDAY_6PM, zone, locale)).toBe(time);
});

it('says whose clock hours are shown on', () => {
  const coach = 'America/New_York';
  expect(zonesInWords(coach, coach)).toBe('All times are New York time.');
  expect(zonesInWords('America/Toronto', coach)).toContain('Toronto time; here in New York');
  expect(zonesInWords('Europe/Berlin', coach, coach)).toBe(
    'Times are Berlin time, yours. The small ones are New York time, mine.',
  );
});
