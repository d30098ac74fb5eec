import { describe, expect, test } from 'vitest';
import { readPrograms } from '../../../src/adapters/content/programs.ts';
import { isTaggedTwice, paidRel, shortenerOf, tagLink } from '../../../src/domain/paid/link.ts';
import { programsSchema } from '../../../src/domain/paid/program.ts';
import { linkTable } from '../../support/link-table.ts';

const known = readPrograms('test/content/programs.yaml');
const rows = (...outcomes: string[]) => linkTable.filter(([outcome]) => outcomes.includes(outcome));

test('the table is long and has something of each', () => {
  expect(linkTable.length).toBeGreaterThanOrEqual(60);
  expect(new Set(linkTable.map(([, url]) => url)).size).toBe(linkTable.length);
});

describe.each(rows('tagged'))('a paid link is %s', (_, url, href) => {
  test(url, () => {
    expect(tagLink(url, known)).toMatchObject({ paid: true, href, foreign: false });
    expect(tagLink(href ?? '', known), 'and never twice').toMatchObject({ href, foreign: false });
  });
});

test.each(rows('ours', 'foreign'))('stays as it is, %s: %s', (outcome, url, plain) => {
  const foreign = outcome === 'foreign';

  expect({ plain: undefined, ...tagLink(url, known) }).toMatchObject({
    ...{ paid: true, href: url, plain, foreign },
  });
});

test.each(rows('nobody'))('is paid by %s: %s', (_, url) => {
  expect(tagLink(url, known)).toEqual({ paid: false, href: url });
});

const programs = programsSchema.parse([
  {
    name: 'Amazon',
    hosts: ['amazon.com', 'amazon.de'],
    countries: { 'amazon.co.uk': { tag: 'me-21' } },
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

describe('programs of other shapes', () => {
  test.each([
    ['http://amazon.de/dp/1', 'http://amazon.de/dp/1?tag=me-20'],
    [' https://amazon.com/dp/1\n', 'https://amazon.com/dp/1?tag=me-20'],
    ['https://amazon.com/s?k=two words', 'https://amazon.com/s?k=two words&tag=me-20'],
    ['https://amazon.com/%7Ex/../dp/ü', 'https://amazon.com/%7Ex/../dp/ü?tag=me-20'],
    ['https://amazon.com/dp/1?', 'https://amazon.com/dp/1?tag=me-20'],
    ['https://auctions.example/i/9?kind=1', 'https://auctions.example/i/9?kind=1&camp=5'],
    ['https://bookshop.org/p/the-book-9781455516902', 'https://bookshop.org/a/77/9781455516902'],
    [
      'https://bookshop.org/p/x/080442957X?ean=9781455516902',
      'https://bookshop.org/a/77/9781455516902?ean=9781455516902',
    ],
    [
      '//shop.example/$&',
      'https://network.example/click?id=42&url=https%3A%2F%2Fshop.example%2F%24%26&v=1',
    ],
    [
      'https://deep.example/a',
      'https://prf.example/click/camref:1x/destination:https%3A%2F%2Fdeep.example%2Fa',
    ],
  ])('tag %s', (url, href) => {
    expect(tagLink(url, programs)).toMatchObject({ paid: true, href, foreign: false });
    expect(tagLink(href, programs), 'and never twice').toMatchObject({ href, foreign: false });
  });

  test.each([
    ['https://auctions.example/i/9?kind=1&camp=5', false],
    ['https://bookshop.org/a/77/', false],
    ['https://network.example/click?id=43&url=https%3A%2F%2Fboots.example&v=1', false],
    ['https://prf.example/click/camref:1x/destination:https%3A%2F%2Fdeep.example', false],
    ['https://auctions.example/i/9?camp=6', true],
    ['https://www.bookshop.org/a/777/9781455516902', true],
    ['https://network.example/click?id=421&url=https%3A%2F%2Fshop.example&v=1', true],
    ['https://network.example/click?url=https%3A%2F%2Fshop.example', true],
    ['https://prf.example/click/camref:2y/destination:https%3A%2F%2Fdeep.example', true],
  ])('leave an id in %s; foreign: %s', (url, foreign) => {
    expect(tagLink(url, programs)).toMatchObject({ paid: true, href: url, foreign });
  });

  test.each([
    ['amazon.com/dp/1'],
    ['https:/amazon.com/dp/1'],
    ['https://:pass@amazon.com/dp/1'],
    ['#amazon.com'],
    ['?tag=other-20'],
    [''],
    ['https://'],
    ['https://[amazon.com]/'],
    ['https://bookshop.org/shop/'],
    ['https://bookshop.org/lists'],
    ['https://bookshop.org/pages/shop/kayla'],
  ])('leave %s alone', (url) => {
    expect(tagLink(url, programs)).toEqual({ paid: false, href: url });
  });
});

test.each([
  ['https://amazon.com/stores/lamps', true],
  ['http://www.amazon.com/stores/lamps?x=1#y', true],
  ['https://help.amazon.com/', true],
  ['//amazon.com/dp/1', true],
  ['https://user@amazon.com:8443/', true],
  ['https://amazon.com.evil.example/', false],
  ['https://amazon.com@evil.example/', false],
  ['https://notamazon.com/', false],
  ['javascript:"https://amazon.com"', false],
])('in the post that amazon.com sponsors, %s is theirs and stays as it is: %s', (url, theirs) => {
  const sponsor = { name: 'Amazon Lamps', url: 'https://www.amazon.com/stores/lamps' };
  const expected = theirs
    ? { paid: true, href: url, plain: url, program: undefined, foreign: false }
    : { paid: false, href: url };

  expect(tagLink(url, programs, sponsor)).toEqual(expected);
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
  ['https://www.amazon.co.uk/?tag=me-21&tag=me-21', true],
  ['https://amazon.com/?tag=me-20', false],
  ['https://amazon.com/?tag=me-20&tag=other-20', false],
  ['https://network.example/click?id=42&url=https%3A%2F%2Fnetwork.example%2Fclick%3Fid%3D42', true],
  ['https://network.example/click?id=42&url=https%3A%2F%2Fshop.example', false],
])('knows whether %s is tagged twice: %s', (url, twice) => {
  const link = tagLink(url, programs);
  expect(link.paid && link.program && isTaggedTwice(url, link.program)).toBe(twice);
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
