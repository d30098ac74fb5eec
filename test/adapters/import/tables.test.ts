import { expect, test } from 'vitest';
import { mdxOf } from './mdx-of.ts';

test.each([
  ['tables stay', '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |\n'],
  [
    'a cell has its column beside and below those that span several',
    '<table><tr><th colspan="2">a</th><th>b</th></tr><tr><td rowspan="2">c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>',
    '| a |   | b |\n| - | - | - |\n| c | d | e |\n|   | f | g |\n',
  ],
  [
    'a list in a cell has its signs',
    '<table><tr><th>a<ul><li>b<ol><li>c</li></ol></li></ul></th></tr></table>',
    '| a<br />• b<br />1. c |\n| -------------------- |\n',
  ],
  [
    'paragraphs, headings and code in a cell are lines',
    '<table><tr><th><h3><b>a</b></h3><p>b</p><p>c</p><pre>d|\ne</pre></th></tr></table>',
    '| **a**<br />b<br />c<br />`d\\|`<br />`e` |\n| --------------------------------------- |\n',
  ],
  [
    'a table in a cell keeps its words',
    '<table><tr><th>a<table><tr><td>b</td><td>c</td></tr></table></th></tr></table>',
    '| a<br />b<br />c |\n| --------------- |\n',
  ],
  [
    'the caption of a table stands above it',
    '<table><caption><em>a</em> b</caption><tr><th>c</th></tr></table>',
    '*a b*\n\n| c |\n| - |\n',
  ],
  ['a span of any length ends', '<table><tr><th colspan="0">a</th></tr></table>', '| a |\n| - |\n'],
  [
    'a cell keeps its lines',
    '<table><tr><th>a<br>b</th></tr></table>',
    '| a<br />b |\n| -------- |\n',
  ],
  [
    'columns stand as they stood',
    '<table><tr><th style="width: 1px; text-align:right">a</th><th data-align="center">b</th></tr></table>',
    '|  a |  b  |\n| -: | :-: |\n',
  ],
])('%s', (_, content, mdx) => {
  expect(mdxOf(content)).toBe(mdx);
});
