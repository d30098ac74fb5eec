import { expect, test } from 'vitest';
import { withoutEndSlashes } from '../../src/domain/without-end-slashes.ts';

test.each([
  ['/a/b/', '/a/b'],
  ['/a/b', '/a/b'],
  ['/a//', '/a'],
  ['//a', '//a'],
  ['/', ''],
  ['', ''],
])('of %s leaves %s', (path, rest) => {
  expect(withoutEndSlashes(path)).toBe(rest);
});

test('takes no time for an address full of slashes', () => {
  const path = `${'/'.repeat(1_000_000)}a`;
  expect(withoutEndSlashes(path)).toBe(path);
});
