import type { Slip } from './content-with.ts';

/** What is worth a look. */
export const doubtful: Slip[] = [
  [
    'a space in the name of a picture',
    '![A desk](./my photo.jpg)',
    '7 this picture does not appear, because a space ends its name: write ![A desk](<./my photo.jpg>)',
  ],
  [
    'a space before the address',
    '[a book] (https://shop.example/a)',
    '7 this is no link, because of the space before the parenthesis: write [a book](https://shop.example/a)',
  ],
  [
    'brackets for parentheses',
    'a\nb (a book)[https://shop.example/b]',
    '8 this is no link, brackets and parentheses are the wrong way round: write [a book](https://shop.example/b)',
  ],
  [
    'an address that no line tells',
    '[a book][never-defined]',
    '7 this is no link, because no line says where “never-defined” leads',
  ],
  [
    'a space in an address',
    '[a](https://shop.example/a b)',
    '7 this is no link, because a space ends its address: write [a](https://shop.example/a%20b)',
  ],
  [
    'a picture in double brackets',
    '![[desk.jpg]]',
    '7 this picture does not appear: write ![what it shows](./desk.jpg)',
  ],
  [
    'a link in double brackets',
    '[[first-post|my post]]',
    '7 this is no link: write [my post](address)',
  ],
  ['an empty target', 'a\n\nAn [empty link]().', '9 [empty link](): this leads nowhere'],
  ['an anchor in brackets', 'See [#books].', '7 this is no link: write [words](#books)'],
  [
    'an address that does not end',
    '[a](https://shop.example/a\n\nb',
    '7 this is no link, because its parenthesis does not end',
  ],
  [
    'a heading without its space',
    'a\n\n##Two',
    '9 this is no heading: put a space behind the #, ## Two',
  ],
  ['stars that are seen', 'a ** b** c', '7 the two ** did not make anything bold'],
  ['code without its end', 'a\n\n```\nb', '9 this opens code and nothing closes it'],
  ['a script', '<script>alert(1)</script>', '7 <script>: no script of a text runs here'],
  [
    'a script in an attribute',
    'a\n\n<b onclick="x()">b</b>',
    '9 onclick: no script of a text runs here',
    'md',
  ],
  ['a table cell with a slip', '| a |\n|---|\n| [b] (https://c.example/) |', '9 this is no link'],
  [
    'an id that two elements have',
    '<p id="a">b</p>\n\n<p id="a">c</p>',
    '9 id="a": Two elements of the page have this id',
  ],
  [
    'two headings of one id',
    '<h2 id="a">b</h2>\n\n<h2 id="a">c</h2>',
    '9 id="a": Two elements of the page have this id',
  ],
  ['an id of the page', 'a\n\n<p id="main">b</p>', '9 id="main": Two elements of the page'],
  [
    'an id that code gives twice',
    '{[1, 2].map((n) => <b id="x" key={n}>{n}</b>)}',
    '7 id="x": Two elements of the page have',
  ],
  ['two ids in Markdown', '<p id="a">b</p>\n\n<b id="a">c</b>', '9 id="a": Two elements', 'md'],
  ['a day in the text', 'a\n\npublishDate: 2026-12-01 09:00', '9 readers see “publishDate:” here'],
  ['an assignment in the text', 'assignment: lamp', '7 readers see “assignment:” here'],
  ['a note without words', 'a[^9] b\n\n[^1]: c', '7 nobody reads this note, because'],
  ['a head alone', 'a\n\n| a | b |\n\nc', '9 this is no table'],
  ['a table without a head', 'a\n\n|---|---|\n| c | d |', '9 this is no table'],
  ['rows alone in Markdown', '| a | b |\n| c | d |', '7 this is no table', 'md'],
];
