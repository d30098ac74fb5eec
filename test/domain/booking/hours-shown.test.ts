import { expect, it } from 'vitest';
import { coachingQuery } from '../../../src/domain/booking/coaching-query.ts';
import { hoursShown } from '../../../src/domain/booking/hours-shown.ts';
import { coachingSchema } from '../../../src/domain/booking/offer.ts';
import type { Interval } from '../../../src/domain/time/interval.ts';
import { COACHING, MONDAY_6PM, NOW, SETTINGS } from '../../support/booking.ts';

const hour = (start: number): Interval => ({ start, end: start + 3_600 });
const open = [hour(MONDAY_6PM), hour(MONDAY_6PM + 4_500), hour(MONDAY_6PM + 2 * 86_400)];

type World = { coaching?: typeof COACHING; hours?: Interval[] | undefined };

function shown(query = '', world: World = {}) {
  const { coaching, hours } = { coaching: COACHING, hours: open, ...world };
  return hoursShown(coachingQuery(new URLSearchParams(query), coaching), hours, coaching, NOW);
}

it('tells the clock of the coach beside that of a reader elsewhere', () => {
  expect(shown().otherZone).toBeUndefined();
  expect(shown('zone=America/Toronto').otherZone).toBeUndefined();
  expect(shown('zone=Asia/Tokyo').otherZone).toBe('America/New_York');
});

it('tells of clocks that change before the last hour, on either side', () => {
  const spring = [hour(Date.parse('2027-04-05T22:00:00Z') / 1000)];
  const places = (query: string) =>
    shown(query, { hours: spring }).changes.map(({ timeZone }) => timeZone);
  expect(places('')).toEqual(['America/New_York']);
  expect(places('zone=Europe/Berlin')).toEqual(['Europe/Berlin', 'America/New_York']);
  expect(shown('zone=Europe/Berlin').changes).toEqual([]);
});

it('finds what is nearest to an hour that could not be had', () => {
  const near = new Date((MONDAY_6PM + 4_500) * 1000).toISOString();
  expect(shown(`reason=taken&near=${near}`)).toMatchObject({ reason: 'taken', nearest: open });
  expect(shown().nearest).toEqual([]);
});

it('says what is on sale although every hour is taken, or nobody knows', () => {
  expect(shown('', { hours: [] }).onSale).toEqual(COACHING.offers);
  expect(shown('', { hours: undefined })).toMatchObject({
    open: undefined,
    onSale: COACHING.offers,
  });
  const never = coachingSchema.parse({ ...SETTINGS, hours: {} });
  expect(shown('', { hours: [], coaching: never }).onSale).toEqual([]);
});

it('sells nothing during a break', () => {
  const coaching = coachingSchema.parse({
    ...SETTINGS,
    paused: { until: '2026-12-01', words: 'A rest.' },
  });
  const { paused, onSale } = shown('', { hours: [], coaching });
  expect({ paused, onSale }).toEqual({ paused: coaching.paused, onSale: [] });
});
