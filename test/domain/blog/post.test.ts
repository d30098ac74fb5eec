import { expect, test } from 'vitest';
import { newestFirst, postStatus, publishInstant } from '../../../src/domain/blog/post.ts';

const newYork = 'America/New_York';

test.each([
  ['a bare date', '2026-01-31', newYork, '2026-01-31T05:00:00Z'],
  ['a bare date in summer', '2026-07-01', newYork, '2026-07-01T04:00:00Z'],
  ['a bare date elsewhere', '2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00Z'],
  ['a date and time', '2026-01-31 07:00', newYork, '2026-01-31T12:00:00Z'],
  ['a date and time with a T', '2026-01-31T07:00', newYork, '2026-01-31T12:00:00Z'],
  ['a date and time elsewhere', '2026-01-31 07:00', 'Europe/Berlin', '2026-01-31T06:00:00Z'],
  ['a leap day', '2028-02-29', 'UTC', '2028-02-29T00:00:00Z'],
  ['a time that is skipped', '2026-03-08 02:30', newYork, '2026-03-08T07:30:00Z'],
  ['a time that comes twice', '2026-11-01 01:30', newYork, '2026-11-01T05:30:00Z'],
  ['a midnight that is skipped', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
])('reads %s on the clock of the zone', (_, text, zone, instant) => {
  expect(publishInstant(text, zone)).toEqual(new Date(instant));
});

test.each(['2026-02-30', '2027-02-29', '2026-11-31', '2026-13-40', '2026-01-31 25:00', 'soon', ''])(
  'refuses %j rather than take another day',
  (text) => {
    expect(() => publishInstant(text, newYork)).toThrow(RangeError);
  },
);

test.each([
  [false, '2026-01-01T00:00:00Z', 'published'],
  [false, '2026-01-01T00:00:01Z', 'scheduled'],
  [true, '2025-01-01T00:00:00Z', 'draft'],
  [true, '2027-01-01T00:00:00Z', 'draft'],
])('with draft: %s and publishDate %s is %s at the turn of the year', (draft, at, status) => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(postStatus({ draft, publishAt: new Date(at) }, now)).toBe(status);
});

test('sorts the newest first, and by slug what appeared at once', () => {
  const post = (slug: string, day: string) => ({ slug, publishAt: new Date(day) });
  const posts = [post('b', '2026-01-01'), post('c', '2026-02-01'), post('a', '2026-01-01')];
  expect(posts.sort(newestFirst).map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
});
