import { expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/time/local-time.ts';

const newYork = 'America/New_York';

test.each([
  ['a bare date', '2026-01-31', newYork, '2026-01-31T05:00:00Z'],
  ['a bare date in summer', '2026-07-01', newYork, '2026-07-01T04:00:00Z'],
  ['a bare date elsewhere', '2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00Z'],
  ['a date and time', '2026-01-31 07:00', newYork, '2026-01-31T12:00:00Z'],
  ['a date and time with a T', '2026-01-31T07:00', newYork, '2026-01-31T12:00:00Z'],
  ['a date and time elsewhere', '2026-01-31 07:00', 'Europe/Berlin', '2026-01-31T06:00:00Z'],
  ['a leap day', '2028-02-29', 'UTC', '2028-02-29T00:00:00Z'],
  ['a time that is skipped', '2026-03-08 02:30', newYork, '2026-03-08T07:30:00Z'],
  ['a time that comes twice', '2026-11-01 01:30', newYork, '2026-11-01T05:30:00Z'],
  ['a midnight that is skipped', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
])('reads %s on the clock of the zone', (_, text, zone, instant) => {
  expect(instantOf(text, zone)).toEqual(new Date(instant));
});

test.each(['2026-02-30', '2027-02-29', '2026-11-31', '2026-13-40', '2026-01-31 25:00', 'soon', ''])(
  'refuses %j rather than take another day',
  (text) => {
    expect(() => instantOf(text, newYork)).toThrow(RangeError);
  },
);
