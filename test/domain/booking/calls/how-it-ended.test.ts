import { expect, it } from 'vitest';
import type { Booking } from '../../../../src/domain/booking/booking.ts';
import { howItEnded } from '../../../../src/domain/booking/calls/how-it-ended.ts';
import { holdOf } from '../../../support/booking.ts';

it.each<[string, Partial<Booking>]>([
  ['How did it go?', {}],
  ['Took place', { outcome: 'took-place' }],
  ['The reader did not come', { outcome: 'no-show' }],
  ['Canceled by the reader, $25 back', { canceledBy: 'reader', refunded: 2500 }],
  ['Took place ($10 back)', { state: 'paid', outcome: 'took-place', byHand: 1000 }],
  ['How did it go? ($10 back)', { state: 'paid', byHand: 1000 }],
  ['Canceled by you, $25 back', { canceledBy: 'coach', refunded: 2000, returned: 500 }],
  ['Canceled by the reader, nothing back', { canceledBy: 'reader' }],
  ['Canceled by you, the refund failed', { canceledBy: 'coach', refundFailed: true }],
  ['Came too late, $25 back', { state: 'conflict', refunded: 2500 }],
  ['Came too late, nothing was paid', { state: 'conflict', charged: 0 }],
])('says %j', (words, change) => {
  const state = change.canceledBy ? 'canceled' : 'paid';
  expect(howItEnded({ ...holdOf('a'), state, charged: 2500, ...change }, 'en-US')).toBe(words);
});
