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
];
