import { expect, test } from 'vitest';
import { unbrokenDay } from '../../../src/domain/time/unbroken-day.ts';

test.each([
  ['Wednesday, December 2, 2026', 'Wednesday, December_2,_2026'],
  ['Mittwoch, 2. Dezember 2026', 'Mittwoch, 2._Dezember_2026'],
  ['2026年12月2日水曜日', '2026年12月2日水曜日'],
  ['', ''],
])('“%s” breaks after the weekday alone', (day, unbroken) => {
  expect(unbrokenDay(day)).toBe(unbroken.replaceAll('_', '\u00a0'));
});
