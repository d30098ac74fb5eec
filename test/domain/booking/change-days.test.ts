import { describe, expect, it } from 'vitest';
import { openDays } from '../../../src/domain/booking/availability.ts';
import { type Coaching, coachingSchema } from '../../../src/domain/booking/offer.ts';
import { openSlots } from '../../../src/domain/booking/slots.ts';
import { COACHING, SETTINGS } from '../../support/booking.ts';

const DAY = 86_400;
const at = (text: string) => Date.parse(text) / 1000;
const iso = (instant: number) => new Date(instant * 1000).toISOString().slice(0, 16);
const daily = (timeZone: string, hours: string[], more = {}): Coaching => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const week = Object.fromEntries(days.map((day) => [day, hours]));
  return coachingSchema.parse({ ...SETTINGS, timeZone, hours: week, ...more });
};
const starts = (coaching: Coaching, now: string) =>
  openSlots({ coaching, offer: COACHING.offers[0], taken: [], now: at(now) }).map(({ start }) =>
    iso(start),
  );

/** The day on which clocks change there, how far ten in the morning is from UTC before and on it, and its hours. */
describe.each([
  ['New York in spring', 'America/New_York', '2027-03-14', '-05:00', '-04:00', 23],
  ['New York in autumn', 'America/New_York', '2026-11-01', '-04:00', '-05:00', 25],
  ['London in spring', 'Europe/London', '2027-03-28', '+00:00', '+01:00', 23],
  ['London in autumn', 'Europe/London', '2026-10-25', '+01:00', '+00:00', 25],
  ['Lord Howe in autumn', 'Australia/Lord_Howe', '2027-04-04', '+11:00', '+10:30', 24.5],
  ['Lord Howe in spring', 'Australia/Lord_Howe', '2026-10-04', '+10:30', '+11:00', 23.5],
  ['Sydney in autumn', 'Australia/Sydney', '2027-04-04', '+11:00', '+10:00', 25],
  ['Sydney in spring', 'Australia/Sydney', '2026-10-04', '+10:00', '+11:00', 23],
])('in %s', (_, zone, day, before, after, length) => {
  const coaching = daily(zone, ['10:00-11:00']);
  const [first, change] = [at(`${day}T10:00${before}`) - DAY, at(`${day}T10:00${after}`)];
  const hours = [first, change, change + DAY];

  it('ten in the morning stays ten in the morning', () => {
    const now = new Date((first - DAY) * 1000).toISOString();
    expect(starts(coaching, now).slice(0, 3)).toEqual(hours.map(iso));
  });

  it(`the day of the change has ${length} hours, and its neighbors 24`, () => {
    const days = openDays(coaching, { start: first, end: change + DAY });
    expect(days.map(({ start, end }) => (end - start) / 3600)).toEqual([24, length, 24]);
  });
});

describe('on a change day', () => {
  it.each([
    // 2:00 to 3:00 is skipped: what begins there begins an hour later.
    ['skipped hours move forward', '2027-03-12T00:00:00Z', ['02:00-04:00'], ['2027-03-14T07:00']],
    // 1:00 to 2:00 comes twice, so that 1:00 to 2:30 lasts two hours and a half.
    [
      'repeated hours are open twice',
      '2026-10-30T00:00:00Z',
      ['01:00-02:30'],
      ['2026-11-01T05:00', '2026-11-01T06:15'],
    ],
  ])('%s', (_, now, hours, expected) => {
    const found = starts(daily('America/New_York', hours), now);
    expect(found.filter((start) => start.startsWith(expected[0]?.slice(0, 10) ?? ''))).toEqual(
      expected,
    );
  });

  it('no two hours overlap, whenever the clocks change', () => {
    const coaching = daily('America/New_York', ['00:00-24:00'], { mostPerDay: 24 });
    for (const now of ['2027-03-12T00:00:00Z', '2026-10-30T00:00:00Z']) {
      const found = starts(coaching, now).map((start) => at(`${start}Z`));
      const gaps = found.slice(1).map((start, index) => start - (found[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4500);
    }
  });

  it.each([
    // 24 hours before 10:00 on the day of the change it is 9:00, or 11:00, on the clock.
    ['America/New_York', '2027-03-13T14:00:00Z', '2027-03-14T14:00'],
    ['America/New_York', '2026-10-31T15:00:00Z', '2026-11-01T15:00'],
    ['Europe/London', '2027-03-27T09:00:00Z', '2027-03-28T09:00'],
    ['Europe/London', '2026-10-24T10:00:00Z', '2026-10-25T10:00'],
    ['Australia/Lord_Howe', '2027-04-02T23:30:00Z', '2027-04-03T23:30'],
    ['Australia/Lord_Howe', '2026-10-02T23:00:00Z', '2026-10-03T23:00'],
    ['Australia/Sydney', '2027-04-03T00:00:00Z', '2027-04-04T00:00'],
    ['Australia/Sydney', '2026-10-02T23:00:00Z', '2026-10-03T23:00'],
  ])('notice is counted in real hours: in %s at %s', (zone, now, first) => {
    const coaching = daily(zone, ['10:00-11:00']);
    expect(starts(coaching, now)[0]).toBe(first);
    expect(starts(coaching, now.replace(':00Z', ':01Z'))[0]).not.toBe(first);
  });
});

it('offers leap day', () => {
  const coaching = daily('Europe/London', ['10:00-11:00']);
  expect(starts(coaching, '2028-02-27T00:00:00Z').slice(0, 3)).toEqual([
    '2028-02-28T10:00',
    '2028-02-29T10:00',
    '2028-03-01T10:00',
  ]);
});

it('offers the turn of the year, up to midnight and from it', () => {
  const coaching = daily('Australia/Sydney', ['00:00-01:00', '23:00-24:00']);
  expect(starts(coaching, '2026-12-30T00:00:00Z').slice(0, 4)).toEqual([
    '2026-12-31T12:00',
    '2026-12-31T13:00',
    '2027-01-01T12:00',
    '2027-01-01T13:00',
  ]);
});

it('takes a day off by the calendar of the coach', () => {
  const timeOff = [{ from: '2026-10-04', to: '2026-10-04' }];
  const coaching = daily('Australia/Sydney', ['00:00-01:00', '23:00-24:00'], { timeOff });
  expect(starts(coaching, '2026-10-02T00:00:00Z').slice(0, 3)).toEqual([
    '2026-10-03T13:00',
    '2026-10-04T13:00',
    '2026-10-05T12:00',
  ]);
});
