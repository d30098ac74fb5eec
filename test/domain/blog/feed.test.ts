import { expect, test } from 'vitest';
import { guidElement } from '../../../src/domain/blog/feed.ts';

test('a guid from another blog is no address here, and its signs are escaped', () => {
  expect(guidElement('https://old.example/?p=1&x=<2>')).toBe(
    '<guid isPermaLink="false">https://old.example/?p=1&amp;x=&lt;2&gt;</guid>',
  );
});
