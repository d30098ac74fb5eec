import { describe, expect, it } from 'vitest';
import { reservationSchema } from '../../../../src/domain/booking/reserve/reservation.ts';

const FORM = { start: '2026-11-30T23:00:00.000Z', offer: 'hour', zone: 'Europe/Berlin' };

describe('the form of the coaching page', () => {
  it('gives an instant, an offer, a zone and the post that led here', () => {
    expect(reservationSchema.parse({ ...FORM, from: 'a-post' })).toEqual({
      start: Date.parse(FORM.start) / 1000,
      offer: 'hour',
      zone: 'Europe/Berlin',
      from: 'a-post',
      visit: null,
    });
  });

  it.each([
    [undefined, null],
    ['../etc', null],
    ['Not A Slug', null],
  ])('books without a post when it is %j', (from, expected) => {
    expect(reservationSchema.parse({ ...FORM, from }).from).toBe(expected);
  });

  it('reads nothing but its own fields', () => {
    const crafted = { ...FORM, price: '1', amount: '1', state: 'paid', id: 'mine' };
    expect(Object.keys(reservationSchema.parse(crafted))).toEqual([
      'start',
      'offer',
      'zone',
      'visit',
      'from',
    ]);
  });

  it.each([
    { start: undefined },
    { start: '' },
    { start: '2026-02-30T10:00:00Z' },
    { start: '+275760-09-13T00:00:00Z' },
    { start: '1e309' },
    { start: '2026-11-30' },
    { start: ['2026-11-30T23:00:00Z'] },
    { start: `${FORM.start}${'0'.repeat(10_000)}` },
    { offer: undefined },
    { offer: {} },
    { offer: 'x'.repeat(65) },
    { zone: undefined },
    { zone: '../etc' },
    { zone: 'Berlin\r\nBcc: eve@example.com' },
  ])('refuses %j', (change) => {
    expect(reservationSchema.safeParse({ ...FORM, ...change }).success).toBe(false);
  });
});
