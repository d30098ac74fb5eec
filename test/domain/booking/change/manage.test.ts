import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../../../src/domain/booking/change/manage.ts';
import { anew } from '../../../support/anew.ts';
import { MONDAY_6PM } from '../../../support/booking.ts';
import { bookCall, CANCEL, MOVE } from '../booked-call.ts';

const world = anew(bookCall);

const tookPlace = { action: 'conclude', outcome: 'took-place' } as const;

it('how it went is the coach’s to say, once the call has begun', async () => {
  expect(await world.manage('coach', tookPlace)).toEqual({ ok: false, reason: 'not-begun' });
  world.now = MONDAY_6PM;
  expect(await world.manage('reader', tookPlace)).toEqual({ ok: false, reason: 'not-yours' });
  expect(await world.manage('coach', tookPlace)).toEqual({ ok: true });
  expect((await world.call()).outcome).toBe('took-place');
});

describe('the forms of the page of a call', () => {
  it.each([
    [
      { action: 'cancel', sequence: '0', back: '2500' },
      { ...CANCEL, back: 2500 },
    ],
    [
      { action: 'move', sequence: '0', start: '2026-12-02T23:00:00.000Z', price: '1', id: 'b' },
      MOVE,
    ],
    [
      { action: 'conclude', outcome: 'no-show' },
      { ...tookPlace, outcome: 'no-show' },
    ],
    // As pages say it that were loaded before the word changed.
    [{ action: 'conclude', outcome: 'held' }, tookPlace],
  ])('give of %j what is asked for, and nothing else', (form, change) => {
    expect(changeSchema.parse(form)).toEqual(change);
  });

  it.each([
    {},
    { action: null },
    { action: ['cancel'] },
    { action: 'cancel' },
    { action: 'cancel', sequence: '0', back: '-1' },
    { action: 'cancel', sequence: '0', back: '1e309' },
    { action: 'cancel', sequence: '0x1', back: '0' },
    { action: 'cancel', sequence: '9'.repeat(10_000), back: '0' },
    { action: 'cancel', sequence: { a: 1 }, back: '0' },
    { action: 'move', sequence: '0' },
    { action: 'move', sequence: '0', start: '2026-02-30T10:00:00Z' },
    { action: 'move', sequence: '0', start: '+275760-09-13T00:00:00Z' },
    { action: 'move', sequence: '0', start: '1e309' },
    { action: 'move', sequence: '0', start: '\uD800' },
    { action: 'conclude', outcome: 'paid' },
    { action: '__proto__' },
  ])('are refused: %j', (form) => {
    expect(changeSchema.safeParse(form).success).toBe(false);
  });
});
