import { expect, test } from 'vitest';
import { mdxOf } from '../import/mdx-of.ts';

test.each([
  ['blank lines divide, single ones break', 'one\ntwo\n\nthree', 'one\\\ntwo\n\nthree\n'],
  ['emphasis goes on', '<em>one\n\ntwo</em>', '*one*\n\n*two*\n'],
  ['blocks know no breaks', '<!-- wp:paragraph --><p>one\ntwo</p>', 'one two\n'],
  ['more is cut away', 'a\n\n<!--more-->\n\nb', 'a\n\nb\n'],
  ['two breaks are a blank line', 'a<br><br />b<br>\n<br>c', 'a\n\nb\n\nc\n'],
  ['in blocks, too', '<!-- wp:paragraph --><p>a<br><br>b</p>', 'a\n\nb\n'],
  ['so is a line of nothing', 'a\n&nbsp;\nb', 'a\n\nb\n'],
  ['and one of a comment', 'a\n<!--more Go on-->\nb', 'a\n\nb\n'],
  ['a line that ends with a break breaks once', 'a<br />\nb', 'a\\\nb\n'],
  ['a blank line behind a break divides', 'a<br>\n\nb', 'a\n\nb\n'],
  ['a poem is no code', '<pre class="wp-block-verse">a <em>b</em>\nc</pre>', 'a *b*\\\nc\n'],
])('%s', (_, content, mdx) => {
  expect(mdxOf(content)).toBe(mdx);
});
