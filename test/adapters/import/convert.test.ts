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
    'a list between items belongs above',
    '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
    '- a\n  - b\n- c\n',
  ],
  ['words between items are one', '<ul>a<li>b</li></ul>', '- a\n- b\n'],
  [
    'what opens still does',
    '<details><summary>a <b>b</b></summary>c\n\nd</details>',
    '<details>\n  <summary>a **b**</summary>\n\n  c\n\n  d\n</details>\n',
  ],
  [
    'every picture of a gallery has its own caption, and all have one',
    '<figure><figure><img src="./a.jpg" alt="A"><figcaption>a</figcaption></figure><figure><img src="./b.jpg" alt="B"></figure><figcaption>c <em>d</em></figcaption></figure>',
    '<Figure src="./a.jpg" alt="A" caption="a" />\n\n![B](./b.jpg)\n\n*c d*\n',
  ],
  [
    'so has one picture',
    '<figure><figure><img src="./a.jpg" alt="A"><figcaption>a</figcaption></figure><figcaption>b</figcaption></figure>',
    '<Figure src="./a.jpg" alt="A" caption="a" />\n\n*b*\n',
  ],
  ['a face is a letter', 'a <img class="emoji" src="x" alt="😀">', 'a 😀\n'],
  [
    'so is one of WordPress',
    '<img src="https://s.w.org/images/core/emoji/72x72/1f600.png" alt="😀">',
    '😀\n',
  ],
  [
    'what counts visits goes',
    'a<img src="https://a.example/ir?t=ada-20" width="1" height="1" alt="">',
    'a\n',
  ],
  [
    'a map is a link',
    '<iframe src="https://www.google.com/maps/embed?pb=!1m1"></iframe>',
    '[See the map](https://www.google.com/maps/embed?pb=!1m1)\n',
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
