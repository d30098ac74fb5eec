import { expect, test } from 'vitest';
import type { Words } from '../../src/domain/words/words.ts';
import { unsaid } from '../support/said.ts';
import { pages } from './pages.ts';

const html = [...pages.values()].join('\n');
const groups: (keyof Words)[] = [
  ...(['frame', 'home', 'archive', 'reading', 'tags', 'series', 'search', 'post'] as const),
  ...(['postscript', 'apology', 'missing', 'broken'] as const),
];

test.each(groups)('every sentence of %s is said on a page, and its places are filled', (group) => {
  expect(unsaid(group, html)).toEqual([]);
});
