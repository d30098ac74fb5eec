import { expect, test } from 'vitest';
import { paidMarks } from '../../../src/adapters/web/paid-marks.ts';

test.each([
  ['no link', '<p>sponsored</p>', []],
  ['a link that nobody marked', '<a href="/a">x</a>', []],
  ['a paid link', '<a href="/a" rel="sponsored noopener">x</a>', ['/a']],
  ['rel before href, in capitals', `<A class=x REL='nofollow sponsored' HREF=/a>x</A>`, ['/a']],
  ['a sign that ends no tag', '<a title="a > b" rel="sponsored" href="/a">x</a>', ['/a']],
  ['escaped ampersands', '<a href="/?a=1&#38;b&amp;c" rel="sponsored">x</a>', ['/?a=1&b&c']],
  ['a link that leads nowhere', '<a rel="sponsored">x</a>', []],
  ['what only looks like a link', '<!-- <a href="/a" rel="sponsored"> -->', []],
])('finds the paid links in %s', (_, html, links) => {
  expect(paidMarks(html).links).toEqual(links);
});

test.each([
  ['a card that says so', '<p class="x" data-gifted>A present.</p>', true],
  ['words about it', '<p>data-gifted</p><p title=" data-gifted ">x</p>', false],
])('sees a present in %s: %s', (_, html, gifted) => {
  expect(paidMarks(html).gifted).toBe(gifted);
});
