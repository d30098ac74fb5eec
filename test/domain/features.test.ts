import { expect, test } from 'vitest';
import { isOff } from '../../src/domain/features.ts';

const ofCoaching = [
  '/coaching',
  '/coaching/',
  '/coaching/confirmed/',
  '/coaching/manage/a.token/',
  '/coaching/manage/[token]',
  '/api/bookings',
  '/calls/[token]',
  '/calls/a.token/',
  '/calls/a.token/payments.csv',
  '/api/bookings/release',
  '/api/stripe/webhook',
];
const others = [
  '/',
  '/coaching-diary/',
  '/posts/coaching/',
  '/api/health',
  '/api/sweep',
  '/calls/[token].ics',
  '/calls/a.b.ics',
];

test.each(ofCoaching)('%s is off without coaching, and only then', (path) => {
  expect(isOff(path, { coaching: false })).toBe(true);
  expect(isOff(path, { coaching: true })).toBe(false);
});

test.each(others)('%s is on without coaching', (path) => {
  expect(isOff(path, { coaching: false })).toBe(false);
});
