import { describe, expect, it } from 'vitest';
import { coachingSchema, shownOffers } from '../../../src/domain/booking/offer.ts';
import { coachingPath, coachingQuery } from '../../../src/domain/booking/coaching-query.ts';
import { MONDAY_6PM, SETTINGS } from '../../support/booking.ts';

const half = { id: 'half', name: 'Half an hour', minutes: 30, price: '15.00 USD' };
const coaching = coachingSchema.parse({ ...SETTINGS, offers: [...SETTINGS.offers, half] });
const read = (query: string) => coachingQuery(new URLSearchParams(query), coaching);

describe('the address of the open hours', () => {
  it('says and gives back what a reader wants', () => {
    const path = coachingPath({
      reason: 'taken',
      near: MONDAY_6PM,
      offer: 'half',
      zone: 'Europe/Berlin',
      zones: 'all',
      from: 'a-post',
    });
    expect(read(path.split('?')[1] ?? '')).toEqual({
      offer: coaching.offers[1],
      zone: 'Europe/Berlin',
      strangeZone: false,
      allZones: true,
      from: 'a-post',
      reason: 'taken',
      near: MONDAY_6PM,
    });
  });

  it('leads to an offer that is hidden, and nothing else does', () => {
    const hidden = { ...half, id: 'friend', hidden: true };
    const offers = [hidden, ...SETTINGS.offers];
    const settings = coachingSchema.parse({ ...SETTINGS, offers });
    const chosen = (query: string) => coachingQuery(new URLSearchParams(query), settings).offer.id;
    expect([chosen('offer=friend'), chosen(''), chosen('offer=none')]).toEqual([
      'friend',
      'hour',
      'hour',
    ]);
    expect(shownOffers(settings).map(({ id }) => id)).toEqual(['hour']);
  });

  it('is short when nothing is known', () => {
    expect(coachingPath({ offer: null, zone: null, from: null })).toBe('/coaching/');
  });

  it.each([
    '',
    'offer=&zone=&from=&near=',
    'offer=x&zones=some&from=../etc&near=1e309',
    'offer=__proto__',
  ])('shows the first offer on the clock of the coach: %s', (query) => {
    expect(read(query)).toEqual({
      offer: coaching.offers[0],
      zone: 'America/New_York',
      strangeZone: false,
      allZones: false,
      from: null,
      reason: null,
      near: undefined,
    });
  });

  it.each(['../etc', 'Mars/Olympus', '<script>', 'x'.repeat(10_000)])(
    'shows the clock of the coach and says so when the zone is %s',
    (zone) => {
      const query = String(new URLSearchParams({ zone }));
      expect(read(query)).toMatchObject({ zone: 'America/New_York', strangeZone: true });
    },
  );
});
