import { describe, expect, test } from 'vitest';
import { type Features, featuresOf, isAnyOn, isOff, needAlike } from '../../src/domain/features.ts';

const off: Features = { coaching: false, comments: false, contactForm: false };
const on: Features = { coaching: true, comments: true, contactForm: true };

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
const ofComments = [
  '/comments',
  '/comments/',
  '/comments/preview/',
  '/comments/waiting/a.token/',
  '/comments/moderate/[token]',
  '/comments/answers/a.token/',
  '/api/comments',
];
const others = [
  '/',
  '/coaching-diary/',
  '/posts/coaching/',
  '/posts/a/comments/',
  '/comments-policy/',
  '/contact/',
  '/api/health',
  '/api/sweep',
  '/calls/[token].ics',
  '/calls/a.b.ics',
];

test.each<[keyof Features, string]>([
  ...ofCoaching.map((path): [keyof Features, string] => ['coaching', path]),
  ...ofComments.map((path): [keyof Features, string] => ['comments', path]),
])('without %s %s is off, and only then', (feature, path) => {
  expect(isOff(path, { ...on, [feature]: false })).toBe(true);
  expect(isOff(path, { ...off, [feature]: true })).toBe(false);
});

test.each(others)('%s belongs to no feature', (path) => {
  expect(isOff(path, off)).toBe(false);
});

test.each<[site: object, coaching: unknown, features: Features]>([
  [{}, undefined, off],
  [{}, null, off],
  [{ comments: 'open', contactForm: true }, { offers: [] }, on],
  [{ comments: 'closed', contactForm: false }, undefined, { ...off, comments: true }],
])('%j in site.yaml and %j in coaching.yaml turn on what they say', (site, coaching, features) => {
  expect(featuresOf(site, coaching)).toEqual(features);
  expect(isAnyOn(features)).toBe(features !== off);
});

describe('needAlike', () => {
  /** What a build before comments said of itself. */
  const before = { coaching: true } as Features;

  test.each<[one: Features, other: Features, alike: boolean]>([
    [off, off, true],
    [off, { ...off, comments: true }, false],
    [{ ...off, contactForm: true }, { ...off, comments: true }, true],
    [{ ...on, coaching: false }, on, false],
    [{ ...off, coaching: true }, on, true],
    [before, on, true],
    [{ coaching: false } as Features, off, true],
    [before, { ...on, coaching: false }, false],
  ])('%j and %j: %s', (one, other, alike) => {
    expect(needAlike(one, other)).toBe(alike);
    expect(needAlike(other, one)).toBe(alike);
  });
});
