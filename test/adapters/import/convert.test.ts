import { expect, test } from 'vitest';
import { cleanHtml } from '../../../src/adapters/import/clean.ts';
import { toMdx } from '../../../src/adapters/import/to-mdx.ts';
import { bodyOf } from '../../../src/adapters/wordpress/body.ts';
import { emptyItem } from '../../../src/adapters/wordpress/item.ts';

const nothing = { pictures: new Map(), blocks: new Map(), targets: new Map() };

/** A body of WordPress as MDX; links lead where they led, and no picture is here. */
function mdxOf(content: string, linked: string[] = []): string {
  const { body } = bodyOf({ ...emptyItem(1), content }, nothing);
  const clean = cleanHtml(body, {
    link: (href) => (/^(https?:|#)/.test(href) ? href : undefined),
    picture: ({ src, alt }) => (src.startsWith('./') ? { src, alt } : { missing: src }),
    linked: new Set(linked),
    note: () => undefined,
  });
  return toMdx(clean);
}

test.each([
  ['blank lines divide, single ones break', 'one\ntwo\n\nthree', 'one\\\ntwo\n\nthree\n'],
  ['emphasis goes on', '<em>one\n\ntwo</em>', '*one*\n\n*two*\n'],
  ['blocks know no breaks', '<!-- wp:paragraph --><p>one\ntwo</p>', 'one two\n'],
  ['code keeps its lines', '<pre>a\n\n  b</pre>', '```\na\n\n  b\n```\n'],
  ['code knows its language', '<pre class="brush: js">a</pre>', '```js\na\n```\n'],
  ['so does a shortcode', '[code language="css"]a < b[/code]', '```css\na < b\n```\n'],
  ['braces and arrows are signs', 'a {b} <- c <3', 'a \\{b} \\<- c \\<3\n'],
  ['what was escaped stays so', 'a &lt;b&gt; &amp;amp;', 'a \\<b> \\&amp;\n'],
  ['code words at a start are words', 'import a', '&#x69;mport a\n'],
  ['the title is the only h1', '<h1>a</h1>', '## a\n'],
  ['lists nest', '<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b\n'],
  ['lists without end nest', '<ul><li>a<ul><li>b', '- a\n  - b\n'],
  ['tables stay', '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |\n'],
  [
    'terms stay',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    '<dl>\n  <dt>\n    a\n  </dt>\n\n  <dd>\n    b\n  </dd>\n</dl>\n',
  ],
  ['small signs stay', 'x<sup>2</sup>', 'x<sup>2</sup>\n'],
  ['more is cut away', 'a\n\n<!--more-->\n\nb', 'a\n\nb\n'],
  ['quotes stay as typed', '“a” "b"\u00A0c', '“a” "b"\u00A0c\n'],
  [
    'a caption is a Figure',
    '[caption width="3"]<img src="./a.jpg" alt="A"> It[/caption]',
    '<Figure src="./a.jpg" alt="A" caption="It" />\n',
  ],
  [
    'a caption with a link stands below',
    '[caption]<img src="./a.jpg" alt="A"> <a href="https://b.example/">It</a>[/caption]',
    '![A](./a.jpg)\n\n*[It](https://b.example/)*\n',
  ],
  [
    'a missing picture leaves its name',
    '<img src="a.jpg">',
    '{/* Here was the picture a.jpg. */}\n',
  ],
  [
    'a frame is a link',
    '<iframe src="https://www.youtube.com/embed/abcdefgh"></iframe>',
    '[Watch on YouTube](https://www.youtube.com/watch?v=abcdefgh)\n',
  ],
  ['a lonely address too', 'https://vimeo.com/1', '[Watch on Vimeo](https://vimeo.com/1)\n'],
  [
    'an address is a link',
    'see https://a.example/b.',
    'see [https://a.example/b](https://a.example/b).\n',
  ],
  [
    'an address without its protocol, too',
    'see www.a.example\u00A0b',
    'see [www.a.example](http://www.a.example)\u00A0b\n',
  ],
  [
    'an address that leads nowhere any more is code',
    '<a href="x:y">https://a.example/b</a>',
    '`https://a.example/b`\n',
  ],
  ['scripts do not come along', 'a<script>b</script><style>c</style>', 'a\n'],
  ['nor do links that run', '<a href="javascript:a()" onclick="b()">c</a>', 'c\n'],
  ['nor do forms', 'a<form action="https://b.example/">c</form>', 'a\n'],
  [
    'unknown shortcodes leave their words',
    '[box a="b"]c [sic][/box] [[gallery]]',
    'c \\[sic] \\[gallery]\n',
  ],
  ['a footnote goes to the end', 'a[ref]b[/ref] c', 'a[^1] c\n\n[^1]: b\n'],
  ['emphasis without words goes', 'a<b> </b>c', 'a c\n'],
  ['so do small signs, and the break before them', 'a\n<sub><em></em></sub>', 'a\n'],
  ['a break before a tag is a tag', 'a\n<kbd>b</kbd>', 'a<br /><kbd>b</kbd>\n'],
  [
    'where words stand around a missing picture, its name stands below them',
    '<b>a\n<img src="b.jpg"> `c`</b>',
    '**a<br />\\`c\\`**\n\n{/* Here was the picture b.jpg. */}\n',
  ],
  [
    'what only held a missing picture goes',
    '<h2><em><a href="https://a.example/"><img src="b.jpg"></a></em></h2>a\n<img src="c.jpg">',
    '{/* Here was the picture b.jpg. */}\n\na\n\n{/* Here was the picture c.jpg. */}\n',
  ],
  [
    'a cell keeps its lines',
    '<table><tr><th>a<br>b</th></tr></table>',
    '| a<br />b |\n| -------- |\n',
  ],
  ['code between words has one line', '<code>a<br>b</code>', '`a`\\\n`b`\n'],
])('%s', (_, content, mdx) => {
  expect(mdxOf(content)).toBe(mdx);
});

test('what is linked to keeps its name', () => {
  expect(mdxOf('<h2 id="a">b</h2><p id="c">d</p>', ['a'])).toBe('## <span id="a" />b\n\nd\n');
});
