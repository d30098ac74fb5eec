import { expect, test } from 'vitest';
import { mdxOf } from './mdx-of.ts';

test.each([
  ['lists nest', '<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b\n'],
  ['lists without end nest', '<ul><li>a<ul><li>b', '- a\n  - b\n'],
  [
    'a list between items belongs above',
    '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
    '- a\n  - b\n- c\n',
  ],
  ['words between items are one', '<ul>a<li>b</li></ul>', '- a\n- b\n'],
  ['an item without anything goes', '<ul><li>a</li><li></li></ul>', '- a\n'],
  ['so does a list of such', 'a<ol><li> </li></ol>', 'a\n'],
  [
    'a list of pictures is a gallery',
    '<ul><li><figure><a href="x:y"><img src="./a.jpg" alt="A"></a><figcaption>a</figcaption></figure></li> <li><img src="./b.jpg" alt="B"></li><li><img src="c.jpg"></li></ul>',
    '<Figure src="./a.jpg" alt="A" caption="a" />\n\n![B](./b.jpg)\n\n{/* Here was the picture c.jpg. */}\n',
  ],
  [
    'one with words is a list',
    '<ul><li><img src="./a.jpg" alt="A"> b</li></ul>',
    '- ![A](./a.jpg) b\n',
  ],
])('%s', (_, content, mdx) => {
  expect(mdxOf(content)).toBe(mdx);
});
