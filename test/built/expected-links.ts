export const paid = 'sponsored noopener';

export type PaidLink = [what: string, words: string, href: string, rel?: string];

const amazon = (isbn: string) => `https://www.amazon.com/dp/${isbn}?tag=your-tag-20`;
const bookshop = (isbn: string) => `https://bookshop.org/a/your-id/${isbn}`;

// Written out, so that nothing here agrees with the site because it asked the site.
export const inLinks: PaidLink[] = [
  ['a Markdown link', 'Thrive (paid link)', amazon('0804140847'), paid],
  ['one with a title', 'Thrive again (paid link)', amazon('0804140847'), paid],
  ['a reference', 'The Defining Decade (paid link)', amazon('0446575062'), paid],
  ['JSX in a sentence', 'Crush It! (paid link)', amazon('0061914177'), paid],
  ['JSX on its own', 'Crush It! on its own (paid link)', amazon('0061914177'), paid],
  ['our tag, once', 'ours already (paid link)', amazon('0446575062'), paid],
  [
    'a foreign tag, kept',
    'a foreign tag (paid link)',
    'https://www.amazon.com/dp/0446575062?tag=someone-else-20',
    paid,
  ],
  [
    'a query and a fragment',
    '#GIRLBOSS reviews (paid link)',
    'https://www.amazon.com/dp/039916927X?psc=1&ref=a%2Fb&tag=your-tag-20#reviews',
    paid,
  ],
  ['a bold one', 'bold #GIRLBOSS (paid link)', amazon('039916927X'), paid],
  [
    'another country, another id',
    'Adulting in London (paid link)',
    'https://www.amazon.co.uk/dp/1455516902?tag=your-tag-21',
    paid,
  ],
  ['an id in the path', 'Adulting (paid link)', bookshop('9781455516902'), paid],
  [
    'a shop of one’s own',
    'my shelf (paid link)',
    'https://bookshop.org/shop/your-handle?a=1#b',
    paid,
  ],
  [
    'a network',
    'a desk lamp (paid link)',
    'https://network.example/click?id=your-id&url=https%3A%2F%2Fshop.example%2Flamps%2Fdesk-lamp%3Fcolor%3Dred%26size%3Dm',
    paid,
  ],
  ['an expression', 'An expression (paid link)', amazon('0061914177'), paid],
  ['a component’s library', 'Library', 'https://search.worldcat.org/search?q=bn%3A9780399169274'],
  ['a component’s bookshop', 'Bookshop.org paid link', bookshop('9780399169274'), paid],
  ['a component’s Amazon', 'Amazon paid link', amazon('039916927X'), paid],
  ['a look-alike', 'not a shop', 'https://amazon.com.evil.example/dp/1'],
  ['another', 'not a shop either', 'https://notamazon.com.example/dp/2'],
  [
    'a shop in a query',
    'a search',
    'https://search.example/?q=https://www.amazon.com/dp/0061914177',
  ],
  ['somewhere else', 'an example', 'https://www.example.com/'],
];
export const inMarkdown: PaidLink[] = [
  ['a raw <a>', 'Thrive, raw (paid link)', amazon('0804140847'), paid],
  ['an autolink', 'https://www.amazon.com/dp/0446575062 (paid link)', amazon('0446575062'), paid],
];
export const onShelf: PaidLink[] = [
  ['a library', 'Library', 'https://search.worldcat.org/search?q=bn%3A9780399169274'],
  ['ten digits at Bookshop.org', 'Bookshop.org paid link', bookshop('9780399169274'), paid],
  ['ten digits at Amazon', 'Amazon paid link', amazon('039916927X'), paid],
  ['a library', 'Library', 'https://search.worldcat.org/search?q=bn%3A9781455516902'],
  ['thirteen digits at Bookshop.org', 'Bookshop.org paid link', bookshop('9781455516902'), paid],
  ['thirteen digits at Amazon', 'Amazon paid link', amazon('1455516902'), paid],
  [
    'a library',
    'Library',
    'https://search.worldcat.org/search?q=%D8%B4%D8%B1%D9%83%D8%A9+%D8%A7%D9%84%D8%A5%D8%A8%D8%AF%D8%A7%D8%B9+Meg+Mateo+Ilasco',
  ],
  [
    'no digits at Bookshop.org',
    'Bookshop.org',
    'https://bookshop.org/search?keywords=%D8%B4%D8%B1%D9%83%D8%A9+%D8%A7%D9%84%D8%A5%D8%A8%D8%AF%D8%A7%D8%B9+Meg+Mateo+Ilasco',
  ],
  [
    'no digits at Amazon',
    'Amazon paid link',
    'https://www.amazon.com/s?k=%D8%B4%D8%B1%D9%83%D8%A9+%D8%A7%D9%84%D8%A5%D8%A8%D8%AF%D8%A7%D8%B9+Meg+Mateo+Ilasco&i=stripbooks&tag=your-tag-20',
    paid,
  ],
];
