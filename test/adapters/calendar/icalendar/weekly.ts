import { expect } from 'vitest';
import { calendar, event, read, written } from '../../../support/calendar.ts';

export const NY = 'TZID=America/New_York';

/** Wednesdays from 2 December on, noon to one in New York. */
export const weekly = (...more: string[]) =>
  event('UID:a', `DTSTART;${NY}:20261202T120000`, `DTEND;${NY}:20261202T130000`, ...more);

export const WEDNESDAYS = ['02', '09', '16', '23', '30'].map((day) => `12-${day}T17:00/18:00`);
export const without = (...gone: number[]) =>
  WEDNESDAYS.filter((_, index) => !gone.includes(index));

/** When these keep the coach busy, of which nothing is in doubt. */
export const busy = (...parts: string[]) => {
  const found = read(calendar(...parts));
  expect(found.doubts).toEqual([]);
  return written(found);
};
