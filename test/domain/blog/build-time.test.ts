import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildMinute, nextBuild } from '../../../src/domain/blog/build-time.ts';

test.each([
  ['07:00', '07:10'],
  ['07:10', '07:10'],
  ['07:10:01', '08:10'],
  ['07:59', '08:10'],
  ['23:11', '00:10'],
])('a post of %s comes with the build of %s', (publishAt, build) => {
  const at = nextBuild(new Date(`2026-11-24T${publishAt}Z`)).toISOString();
  expect(at.slice(11, 16)).toBe(build);
});

test('the workflow looks for due posts in that minute', () => {
  const workflow = readFileSync('.github/workflows/publish.yml', 'utf8');
  expect(workflow).toContain(`- cron: '${buildMinute} * * * *'`);
});
