import { expect, test } from 'vitest';
import { postStatus } from '../../src/domain/publication.ts';

test.each([
  [false, '2026-01-01T00:00:00Z', 'published'],
  [false, '2026-01-01T00:00:01Z', 'scheduled'],
  [true, '2025-01-01T00:00:00Z', 'draft'],
  [true, '2027-01-01T00:00:00Z', 'draft'],
])('with draft: %s and publishDate %s is %s at the turn of the year', (draft, at, status) => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(postStatus({ draft, publishAt: new Date(at) }, now)).toBe(status);
});
