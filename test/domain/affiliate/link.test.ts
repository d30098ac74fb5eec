import { describe, expect, test } from 'vitest';
import {
  isTaggedTwice,
  paidRel,
  shortenerOf,
  tagLink,
} from '../../../src/domain/affiliate/link.ts';
import { programsSchema } from '../../../src/domain/affiliate/program.ts';

const programs = programsSchema.parse([
  {
    name: 'Amazon',
    hosts: ['amazon.com', 'amazon.de'],
    label: 'paid link',
    query: { tag: 'me-20' },
    shorteners: ['amzn.to', 'a.co'],
  },
  { name: 'Auctions', hosts: ['auctions.example'], label: 'ad', query: { camp: '5', kind: '1' } },
  { name: 'Bookshop', hosts: ['bookshop.org'], label: 'paid link', path: '/a/77/{isbn13}' },
  {
    name: 'Network',
    hosts: ['shop.example'],
    label: 'paid link',
    prefix: 'https://network.example/click?id=42&url={url}&v=1',
  },
  {
    name: 'Network, another shop',
    hosts: ['boots.example'],
    label: 'paid link',
    prefix: 'https://network.example/click?id=43&url={url}&v=1',
  },
  {
    name: 'Deep',
    hosts: ['deep.example'],
    label: 'paid link',
    prefix: 'https://prf.example/click/camref:1x/destination:{url}',
  },
]);
const isbn = '9781455516902';

describe('a paid link gets our tag', () => {
  test.each([
    ['https://amazon.com/dp/1', 'https://amazon.com/dp/1?tag=me-20'],
    ['https://www.amazon.com/dp/1', 'https://www.amazon.com/dp/1?tag=me-20'],
    ['http://amazon.de/dp/1', 'http://amazon.de/dp/1?tag=me-20'],
    ['https://amazon.com', 'https://amazon.com?tag=me-20'],
    ['https://amazon.com#top', 'https://amazon.com?tag=me-20#top'],
    ['HTTPS://WWW.Amazon.COM/dp/1', 'HTTPS://WWW.Amazon.COM/dp/1?tag=me-20'],
    ['https://amazon.com./dp/1', 'https://amazon.com./dp/1?tag=me-20'],
    ['https://amazon.com:443/dp/1', 'https://amazon.com:443/dp/1?tag=me-20'],
    ['//amazon.com/dp/1', '//amazon.com/dp/1?tag=me-20'],
    [' https://amazon.com/dp/1\n', 'https://amazon.com/dp/1?tag=me-20'],
    ['https://amazon.com/dp/1?z=1&a=2', 'https://amazon.com/dp/1?z=1&a=2&tag=me-20'],
    ['https://amazon.com/dp/1?', 'https://amazon.com/dp/1?tag=me-20'],
    ['https://amazon.com/dp/1?a=1&', 'https://amazon.com/dp/1?a=1&tag=me-20'],
    [
      'https://amazon.com/dp/1?a=%2f+%C3%BC&b#x?y&z',
      'https://amazon.com/dp/1?a=%2f+%C3%BC&b&tag=me-20#x?y&z',
    ],
    [
      'https://amazon.com/s?k=the tipping point',
      'https://amazon.com/s?k=the tipping point&tag=me-20',
    ],
    ['https://amazon.com/%7Ex/../dp/ü', 'https://amazon.com/%7Ex/../dp/ü?tag=me-20'],
    ['https://amazon.com/dp/1?a=%zz', 'https://amazon.com/dp/1?a=%zz&tag=me-20'],
    ['https://amazon.com/dp/1?hashtag=x', 'https://amazon.com/dp/1?hashtag=x&tag=me-20'],
    ['https://amazon.com/dp/1#?tag=other-20', 'https://amazon.com/dp/1?tag=me-20#?tag=other-20'],
    [
      'https://amazon.com/dp/1?u=https://amazon.com?tag=me-20',
      'https://amazon.com/dp/1?u=https://amazon.com?tag=me-20&tag=me-20',
    ],
    ['https://auctions.example/i/9?kind=1', 'https://auctions.example/i/9?kind=1&camp=5'],
    [`https://bookshop.org/p/books/x/${isbn}`, `https://bookshop.org/a/77/${isbn}`],
    [
      `http://www.bookshop.org/book/${isbn}?b=2&a=1#r`,
      `https://bookshop.org/a/77/${isbn}?b=2&a=1#r`,
    ],
    [
      `https://bookshop.org/p/books/x/17311497?ean=${isbn}`,
      `https://bookshop.org/a/77/${isbn}?ean=${isbn}`,
    ],
    ['https://bookshop.org/p/books/x/978-1-4555-1690-2', `https://bookshop.org/a/77/${isbn}`],
    [`https://bookshop.org/p/books/the-book-${isbn}`, `https://bookshop.org/a/77/${isbn}`],
    ['https://bookshop.org/book/080442957X', 'https://bookshop.org/a/77/9780804429573'],
    [
      `https://bookshop.org/p/x/080442957X?ean=${isbn}`,
      `https://bookshop.org/a/77/${isbn}?ean=${isbn}`,
    ],
    [
      'https://shop.example/a?b=1&c=ü#d',
      'https://network.example/click?id=42&url=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1%26c%3D%C3%BC%23d&v=1',
    ],
    [
      '//shop.example/$&',
      'https://network.example/click?id=42&url=https%3A%2F%2Fshop.example%2F%24%26&v=1',
    ],
    [
      'https://deep.example/a',
      'https://prf.example/click/camref:1x/destination:https%3A%2F%2Fdeep.example%2Fa',
    ],
  ])('%s', (url, href) => {
    expect(tagLink(url, programs)).toMatchObject({ paid: true, href, foreign: false });
    expect(tagLink(href, programs), 'and never twice').toMatchObject({ href, foreign: false });
  });
});

test.each([
  ['https://amazon.com/dp/1?tag=me-20'],
  ['https://amazon.com/dp/1?a=1&t%61g=me%2D20#x'],
  ['https://auctions.example/i/9?kind=1&camp=5'],
  [`https://bookshop.org/a/77/${isbn}`],
  ['https://bookshop.org/a/77/'],
  ['https://bookshop.org/shop/kayla'],
  ['https://www.bookshop.org/lists/books-for-your-twenties?a=1#b'],
  ['https://network.example/click?v=1&url=https%3A%2F%2Fshop.example%2F&id=42'],
  ['https://network.example/click?id=43&url=https%3A%2F%2Fboots.example&v=1'],
  ['https://prf.example/click/camref:1x/destination:https%3A%2F%2Fdeep.example'],
])('leaves our own tag as it stands: %s', (url) => {
  expect(tagLink(url, programs)).toMatchObject({ paid: true, href: url, foreign: false });
});

test.each([
  ['https://amazon.com/dp/1?tag=other-20'],
  ['https://amazon.com/dp/1?t%61g=other-20'],
  ['https://amazon.com/dp/1?tag=other-20&tag=me-20'],
  ['https://amazon.com/dp/1?tag=ME-20'],
  ['https://amazon.com/dp/1?tag='],
  ['https://auctions.example/i/9?camp=6'],
  [`https://bookshop.org/a/88/${isbn}?x=1#y`],
  [`https://www.bookshop.org/a/777/${isbn}`],
  ['https://network.example/click?id=421&url=https%3A%2F%2Fshop.example&v=1'],
  ['https://network.example/click?url=https%3A%2F%2Fshop.example'],
  ['https://prf.example/click/camref:2y/destination:https%3A%2F%2Fdeep.example'],
])('keeps somebody else’s tag and calls it foreign: %s', (url) => {
  expect(tagLink(url, programs)).toMatchObject({ paid: true, href: url, foreign: true });
});

test.each([
  ['https://amazon.com.evil.example/dp/1'],
  ['https://notamazon.com/dp/1'],
  ['https://smile.amazon.com/dp/1'],
  ['https://www.www.amazon.com/dp/1'],
  ['https://amazon.com@evil.example/dp/1'],
  ['https://user@amazon.com/dp/1'],
  ['https://user:pass@amazon.com/dp/1'],
  ['https://:pass@amazon.com/dp/1'],
  ['https://amazon.com:8443/dp/1'],
  ['http://amazon.com:443/dp/1'],
  ['https://аmazon.com/dp/1'],
  ['https://xn--mazon-3ve.com/dp/1'],
  ['https://evil.example/https://amazon.com/dp/1'],
  ['https://evil.example/?u=https://amazon.com/dp/1'],
  ['https://evil.example/#https://amazon.com/'],
  ['javascript:location="https://amazon.com"'],
  ['mailto:me@amazon.com'],
  ['ftp://amazon.com/dp/1'],
  ['/amazon.com/dp/1'],
  ['amazon.com/dp/1'],
  ['https:/amazon.com/dp/1'],
  ['#amazon.com'],
  ['?tag=other-20'],
  [''],
  ['https://'],
  ['https://[amazon.com]/'],
  ['https://bookshop.org/'],
  ['https://bookshop.org/search?keywords=gladwell'],
  ['https://bookshop.org/shop/'],
  ['https://bookshop.org/lists'],
  ['https://bookshop.org/pages/shop/kayla'],
  ['https://bookshop.org/p/books/x/9781455516903'],
  ['https://network.example/about'],
])('leaves alone: %s', (url) => {
  expect(tagLink(url, programs)).toEqual({ paid: false, href: url });
});

test.each([
  [undefined, 'sponsored noopener'],
  ['', 'sponsored noopener'],
  ['nofollow  me', 'nofollow me sponsored noopener'],
  ['noopener Sponsored', 'noopener sponsored'],
  ['me me', 'me sponsored noopener'],
])('the rel %j of a paid link becomes %j', (rel, expected) => {
  expect(paidRel(rel)).toBe(expected);
  expect(paidRel(expected)).toBe(expected);
});

test.each([
  ['https://amazon.com/?tag=me-20&tag=me-20', true],
  ['https://amazon.com/?tag=me-20&t%61g=me-20', true],
  ['https://amazon.com/?tag=me-20', false],
  ['https://amazon.com/?tag=me-20&tag=other-20', false],
  ['https://network.example/click?id=42&url=https%3A%2F%2Fnetwork.example%2Fclick%3Fid%3D42', true],
  ['https://network.example/click?id=42&url=https%3A%2F%2Fshop.example', false],
])('knows whether %s is tagged twice: %s', (url, twice) => {
  const link = tagLink(url, programs);
  expect(link.paid && isTaggedTwice(url, link.program)).toBe(twice);
});

test.each([
  ['https://amzn.to/3abc', 'Amazon'],
  ['//www.a.co/d/1', 'Amazon'],
  ['https://amazon.com/dp/1', undefined],
  ['https://notamzn.to/3abc', undefined],
  ['https://amzn.to.evil.example/3abc', undefined],
  ['/amzn.to/3abc', undefined],
])('%s is shortened by %s', (url, name) => {
  expect(shortenerOf(url, programs)?.name).toBe(name);
});
