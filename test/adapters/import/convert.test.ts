import { expect, test } from 'vitest';
import { mdxOf } from './mdx-of.ts';

test.each([
  ['code keeps its lines', '<pre>a\n\n  b</pre>', '```\na\n\n  b\n```\n'],
  ['code knows its language', '<pre class="brush: js">a</pre>', '```js\na\n```\n'],
  ['so does a shortcode', '[code language="css"]a < b[/code]', '```css\na < b\n```\n'],
  ['braces and arrows are signs', 'a {b} <- c <3', 'a \\{b} \\<- c \\<3\n'],
  ['what was escaped stays so', 'a &lt;b&gt; &amp;amp;', 'a \\<b> \\&amp;\n'],
  ['code words at a start are words', 'import a', '&#x69;mport a\n'],
  ['the title is the only h1', '<h1>a</h1>', '## a\n'],
  [
    'terms stay',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    '<dl>\n  <dt>\n    a\n  </dt>\n\n  <dd>\n    b\n  </dd>\n</dl>\n',
  ],
  ['small signs stay', 'x<sup>2</sup>', 'x<sup>2</sup>\n'],
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
    'a picture that shows itself later is a picture',
    '<img data-original="./a.jpg" src="blank.gif" alt="A">\n\n<img srcset="./b.jpg 300w, ./c.jpg 600w" alt="B">',
    '![A](./a.jpg)\n\n![B](./b.jpg)\n',
  ],
  [
    'a missing picture leaves its name',
    '<img src="a.jpg">',
    '{/* Here was the picture a.jpg. */}\n',
  ],
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
    '<h2><em><img src="b.jpg"></em></h2>a\n<img src="c.jpg">',
    '{/* Here was the picture b.jpg. */}\n\na\n\n{/* Here was the picture c.jpg. */}\n',
  ],
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
    'a link around a missing picture goes on leading',
    '<a href="https://www.a.example/b"><img src="c.jpg"></a>',
    '[a.example](https://www.a.example/b)\n\n{/* Here was the picture c.jpg. */}\n',
  ],
  [
    'it says what the picture would',
    '<a href="https://a.example/"><img src="b.jpg" alt="C"></a>',
    '[C](https://a.example/)\n\n{/* Here was the picture b.jpg. */}\n',
  ],
  ['a heading without words goes', '<h2>&nbsp;</h2>a<h3></h3>', 'a\n'],
  ['a heading has one line', '<h2>a<br>b</h2>', '## a b\n'],
  [
    'a file has one link',
    '<div><a href="https://a.example/b.pdf">b</a><a href="https://a.example/b.pdf" class="wp-block-file__button">Download</a></div>',
    '[b](https://a.example/b.pdf)\n',
  ],
  ['code between words has one line', '<code>a<br>b</code>', '`a`\\\n`b`\n'],
])('%s', (_, content, mdx) => {
  expect(mdxOf(content)).toBe(mdx);
});

test('what is linked to keeps its name', () => {
  expect(mdxOf('<h2 id="a">b</h2><p id="c">d</p>', ['a'])).toBe('## <span id="a" />b\n\nd\n');
});
