import { describe, expect, it } from 'vitest';
import { type Coaching, coachingSchema } from '../../../src/domain/booking/offer.ts';
import { openSlots } from '../../../src/domain/booking/slots.ts';
import { COACHING, MONDAY_6PM, NOW, SETTINGS } from '../../booking.ts';

const offer = COACHING.offers[0];
const slots = (options: { coaching?: Coaching; taken?: []; now?: number } = {}) =>
  openSlots({ coaching: COACHING, offer, taken: [], now: NOW, ...options });
const starts = (found: { start: number }[]) =>
  found.map(({ start }) => new Date(start * 1000).toISOString());
const at = (text: string) => Date.parse(text) / 1000;

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

  it.each([
    [
      'America/New_York',
      '2027-03-12T12:00:00Z',
      '2027-03-13T15:00:00.000Z',
      '2027-03-20T14:00:00.000Z',
    ],
    [
      'Europe/London',
      '2027-03-25T12:00:00Z',
      '2027-03-27T10:00:00.000Z',
      '2027-04-03T09:00:00.000Z',
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-01T12:00:00Z',
      '2027-04-02T23:00:00.000Z',
      '2027-04-09T23:30:00.000Z',
    ],
  ])('keeps the wall clock over a clock change in %s', (timeZone, now, before, after) => {
    const coaching = { ...COACHING, timeZone, hours: { sat: [{ from: 600, to: 660 }] } };
    expect(starts(slots({ coaching, now: at(now) })).slice(0, 2)).toEqual([before, after]);
  });
});
