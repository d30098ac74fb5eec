import { expect, test } from 'vitest';
import { formatHour, momentOf, nightOf } from '../../../src/domain/time/hour.ts';

const at = (when: string) => Date.parse(when) / 1000;
const said = (when: string, zone: string, locale = 'en-US') =>
  [formatHour(at(when), zone, locale), nightOf(at(when), zone, locale)].map((part) =>
    part?.replaceAll('\u202f', ' '),
  );

test.each([
  ['at midnight', '2026-12-01T05:00Z', 'midnight', 'the night from Monday to Tuesday'],
  ['a minute later', '2026-12-01T05:01Z', '12:01 AM', 'the night from Monday to Tuesday'],
  ['before five', '2026-12-01T09:59Z', '4:59 AM', 'the night from Monday to Tuesday'],
  ['at five', '2026-12-01T10:00Z', '5:00 AM', undefined],
  ['at noon', '2026-12-01T17:00Z', '12:00 PM', undefined],
  ['before midnight', '2026-12-01T04:59Z', '11:59 PM', undefined],
  ['from a Saturday on', '2026-11-29T07:30Z', '2:30 AM', 'the night from Saturday to Sunday'],
])('an hour in New York %s', (_, when, hour, night) => {
  expect(said(when, 'America/New_York')).toEqual([hour, night]);
});

test.each([
  ['de', '2026-11-30T23:00Z', 'midnight', 'the night from Montag to Dienstag'],
  ['en-GB', '2026-12-01T01:15Z', '02:15', 'the night from Monday to Tuesday'],
])('on a clock of 24 hours, in %s', (locale, when, hour, night) => {
  expect(said(when, 'Europe/Berlin', locale)).toEqual([hour, night]);
});

test.each([
  ['the first', '2026-11-01T05:30Z', 'America/New_York', '1:30 AM EDT'],
  ['the second', '2026-11-01T06:30Z', 'America/New_York', '1:30 AM EST'],
  ['the first midnight', '2026-11-01T04:00Z', 'America/Havana', '12:00 AM GMT-4'],
  ['the second midnight', '2026-11-01T05:00Z', 'America/Havana', '12:00 AM GMT-5'],
  ['one that is skipped around', '2026-03-08T07:30Z', 'America/New_York', '3:30 AM'],
])('of an hour that a clock shows twice, %s', (_, when, zone, hour) => {
  expect(said(when, zone)[0]).toBe(hour);
});

test('where the clocks skip midnight the night is the same', () => {
  const night = 'the night from Thursday to Friday';
  expect(said('2026-04-23T22:00Z', 'Africa/Cairo')).toEqual(['1:00 AM', night]);
});

test('a moment has its day, hour and zone, each by itself', () => {
  expect(momentOf(at('2026-12-01T05:00Z'), 'America/New_York', 'en-US')).toEqual({
    day: 'Tuesday, December 1, 2026',
    hour: 'midnight, the night from Monday to Tuesday',
    zone: 'New York time',
  });
});
