import { expect, it } from 'vitest';
import { manyHeld, manyHeldNote } from '../../../../src/domain/booking/mails/many-held-note.ts';
import { CORRESPONDENT, NOW } from '../../../support/booking.ts';

it('is one mail on each day of the coach', () => {
  const keyAt = (now: number) => manyHeld(20, now, 'America/New_York').key;
  const midnight = Date.parse('2026-11-26T05:00:00Z') / 1000;
  expect(keyAt(NOW)).toBe(keyAt(midnight - 1));
  expect(keyAt(NOW)).not.toBe(keyAt(midnight));
});

it('says how many are held, and that nothing need be done', () => {
  const note = manyHeldNote(manyHeld(20, NOW, 'UTC'), CORRESPONDENT);
  expect(note.to).toEqual({ name: 'Kayla', address: 'coach@example.com' });
  expect(note.text).toContain('20 of your hours are held');
  expect(note.text).toContain('You need not do anything');
});
