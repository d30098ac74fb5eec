import { expect, test } from 'vitest';
import { contentsOf } from '../../../src/domain/blog/contents.ts';

test.each([
  ['a heading', '<h2 id="a">Sit down</h2>', [{ id: 'a', text: 'Sit down' }]],
  ['tags inside', '<h2 id="a">A <em>raw</em> word</h2>', [{ id: 'a', text: 'A raw word' }]],
  ['what is escaped', '<h2 id="a">Write &amp; send</h2>', [{ id: 'a', text: 'Write &amp; send' }]],
  [
    'other attributes',
    '<h2 class="x" data-y="a > b" id="a">\n  Lines\n</h2>',
    [{ id: 'a', text: 'Lines' }],
  ],
  [
    'a numeral',
    '<h2 id="a"><span class="numeral">1<span class="sr-only">.</span></span>Sorry</h2>',
    [{ id: 'a', text: 'Sorry' }],
  ],
  ['no heading without an id', '<h2>Nameless</h2>', []],
  ['no smaller heading', '<h3 id="a">Small</h3>', []],
  ['no footnotes', '<h2 class="sr-only" id="footnote-label">Footnotes</h2>', []],
])('reads %s', (_, html, chapters) => {
  expect(contentsOf(`<p>Before.</p>${html}<p>After.</p>`)).toEqual(chapters);
});

test('keeps the order', () => {
  expect(
    contentsOf('<h2 id="b">B</h2><ol><li><h2 id="a">A</h2></li></ol>').map(({ id }) => id),
  ).toEqual(['b', 'a']);
});
