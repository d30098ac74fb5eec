import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../src/domain/time/interval.ts';
import { type Coaching, coachingSchema } from '../../../src/domain/booking/offer.ts';
import {
  blockedBy,
  hasHours,
  nearestSlots,
  openSlots,
  sellsHours,
} from '../../../src/domain/booking/slots.ts';
import { COACHING, MONDAY_6PM, NOW, SETTINGS } from '../../support/booking.ts';

const offer = COACHING.offers[0];
const slots = (options: { coaching?: Coaching; taken?: []; now?: number } = {}) =>
  openSlots({ coaching: COACHING, offer, taken: [], now: NOW, ...options });
const starts = (found: { start: number }[]) =>
  found.map(({ start }) => new Date(start * 1000).toISOString());

describe('hasHours', () => {
  it.each<[what: string, change: Partial<Coaching>, has: boolean]>([
    ['a week with hours', {}, true],
    ['no hours at all', { hours: {} }, false],
    [
      'hours that are too short for the call',
      { hours: { mon: [{ from: 1080, to: 1139 }] } },
      false,
    ],
    ['a horizon that ends before the notice', { horizon: 3600 }, false],
  ])('knows of %s', (_, change, has) => {
    expect(hasHours({ coaching: { ...COACHING, ...change }, offer, now: NOW })).toBe(has);
  });
});

describe('sellsHours', () => {
  const hours = [{ from: 1080, to: 1260 }];
  it.each<[what: string, change: Partial<Coaching>, sells: boolean]>([
    ['a week with hours', {}, true],
    ['a holiday as long as the horizon', { horizon: 3600 }, true],
    ['no hours at all', { hours: {} }, false],
    ['days of the week without hours', { hours: { mon: [] } }, false],
    ['a single day', { hours: {}, extra: [{ date: '2026-12-02', hours }] }, true],
    ['a break', { paused: { until: '2026-11-26', words: 'A rest.' } }, false],
    ['a break that is over', { paused: { until: '2026-11-25', words: 'A rest.' } }, true],
    ['a single day that is over', { hours: {}, extra: [{ date: '2026-11-02', hours }] }, false],
  ])('knows of %s', (_, change, sells) => {
    expect(sellsHours({ ...COACHING, ...change }, NOW)).toBe(sells);
  });
});

describe('openSlots', () => {
  it('offers the weekly hours, a buffer apart, in the zone of the coach', () => {
    expect(starts(slots()).slice(0, 4)).toEqual([
      '2026-11-28T15:00:00.000Z',
      '2026-11-28T16:15:00.000Z',
      '2026-11-30T23:00:00.000Z',
      '2026-12-01T00:15:00.000Z',
    ]);
  });

  it('offers nothing inside the minimum notice and nothing past the horizon', () => {
    const found = slots({ now: MONDAY_6PM - 86_400 });
    expect(found[0]?.start).toBe(MONDAY_6PM);
    expect(slots({ now: MONDAY_6PM - 86_399 })[0]?.start).toBe(MONDAY_6PM + 4500);
    expect(found.at(-1)?.start).toBeLessThanOrEqual(MONDAY_6PM + 29 * 86_400);
  });

  it('offers no day before the one on which a break ends', () => {
    const coaching = { ...COACHING, paused: { until: '2026-12-02', words: 'A rest.' } };
    expect(starts(slots({ coaching }))[0]).toBe('2026-12-02T23:00:00.000Z');
  });

  it('offers only whole calls', () => {
    const coaching = { ...COACHING, hours: { mon: [{ from: 1080, to: 1139 }] } };
    expect(slots({ coaching })).toEqual([]);
  });

  it('leaves out what is taken, and what its buffer would run into', () => {
    const taken = [{ start: MONDAY_6PM + 4500, end: MONDAY_6PM + 9000 }];
    const found = openSlots({ coaching: COACHING, offer, taken, now: NOW });
    expect(found.map(({ start }) => start)).toContain(MONDAY_6PM);
    expect(found.map(({ start }) => start)).not.toContain(MONDAY_6PM + 4500);
    const early = [{ start: MONDAY_6PM + 3600, end: MONDAY_6PM + 4500 }];
    const rest = openSlots({ coaching: COACHING, offer, taken: early, now: NOW });
    expect(rest.map(({ start }) => start)).not.toContain(MONDAY_6PM);
  });

  it('closes a day that has its most calls', () => {
    const coaching = { ...COACHING, mostPerDay: 1 };
    const taken = [{ start: MONDAY_6PM, end: MONDAY_6PM + 4500 }];
    const found = openSlots({ coaching, offer, taken, now: NOW });
    expect(found.map(({ start }) => start)).not.toContain(MONDAY_6PM + 4500);
  });

  it('offers extra hours and none in time off', () => {
    const coaching = coachingSchema.parse({
      ...SETTINGS,
      extra: [{ date: '2026-12-01', hours: ['09:00-10:00'] }],
      timeOff: [{ from: '2026-11-28', to: '2026-11-30' }],
    });
    expect(starts(slots({ coaching })).slice(0, 2)).toEqual([
      '2026-12-01T14:00:00.000Z',
      '2026-12-02T23:00:00.000Z',
    ]);
  });

  it('leaves out the hours of other appointments, which count for no day', () => {
    const coaching = { ...COACHING, mostPerDay: 1 };
    const busy = [{ start: MONDAY_6PM + 1800, end: MONDAY_6PM + 2700 }];
    const found = openSlots({ coaching, offer, taken: [], busy, now: NOW });
    expect(found.map(({ start }) => start)).not.toContain(MONDAY_6PM);
    expect(found.map(({ start }) => start)).toContain(MONDAY_6PM + 4500);
  });

  it('offers an hour once, in order, where open hours overlap', () => {
    const coaching = coachingSchema.parse({
      ...SETTINGS,
      hours: { mon: ['19:00-21:00', '18:00-21:00', '19:15-20:15'] },
    });
    expect(starts(slots({ coaching })).slice(0, 3)).toEqual([
      '2026-11-30T23:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      '2026-12-01T00:15:00.000Z',
    ]);
  });

  it.each([0, 1, 2, 3, 4])(
    'finds what is free among 60 busy times as one by one would: %i',
    (seed) => {
      const busy = Array.from({ length: 60 }, (_, index) => {
        const start = NOW + (((seed + 7) * 7919 * (index + 1) ** 2) % (30 * 86_400));
        // Some last a day and a half, with others in them.
        return { start, end: start + (index % 6 ? 1800 : 129_600) };
      });
      const free = slots().filter((slot) => {
        const blocked = blockedBy(slot, COACHING.buffer);
        return !busy.some((each) => overlaps(each, blocked));
      });
      expect(openSlots({ coaching: COACHING, offer, taken: [], busy, now: NOW })).toEqual(free);
      expect(free.length).toBeGreaterThan(0);
      expect(free.length).toBeLessThan(slots().length);
    },
  );
});

describe('nearestSlots', () => {
  const hours = [0, 10, 20, 30, 40].map((start) => ({ start, end: start + 5 }));

  it.each([
    ['around an instant', 21, [10, 20, 30]],
    ['after an instant before all', -5, [0, 10, 20]],
    ['before an instant after all', 99, [20, 30, 40]],
  ])('gives the three %s, in order', (_, instant, expected) => {
    expect(nearestSlots(hours, instant, 3).map(({ start }) => start)).toEqual(expected);
  });

  it('gives what there is', () => {
    expect(nearestSlots(hours.slice(0, 1), 7, 3)).toHaveLength(1);
  });
});
