import { expect, test } from 'vitest';
import { almostPaid, doubtOf } from '../../../src/domain/paid/doubt.ts';
import { programsSchema } from '../../../src/domain/paid/program.ts';

const programs = programsSchema.parse([
  {
    ...{ name: 'Amazon', hosts: ['amazon.com'], shorteners: ['amzn.to'], label: 'paid link' },
    ...{ query: { tag: 'me-20' }, countries: { 'amazon.co.uk': { tag: 'me-21' } } },
  },
  { name: 'Bookshop', hosts: ['bookshop.org'], label: 'paid link', path: '/a/77/{isbn13}' },
  {
    ...{ name: 'Network', hosts: ['lamps.example'], label: 'ad' },
    prefix: 'https://network.example/click?id=7&url={url}',
  },
]);
const lamps = { name: 'Lamps', url: 'https://www.lamps.example/' };
const shelf = { name: 'Shelf', url: 'https://bookshop.org/' };

test.each([
  ['https://amazon.com/x', undefined],
  ['https://amazon.com/x?tag=me-20', undefined],
  ['https://evil.example/', undefined],
  ['https://amzn.to/x', { stops: true, message: /whole address/ }],
  ['https://amazon.com/x?tag=me-20&tag=me-20', { stops: true, message: /twice/ }],
  ['https://amazon.com/x?tag=other-20', { stops: false, message: /another id for Amazon/ }],
])('of %s: %o', (href, doubt) => {
  expect(doubtOf(href, programs)).toEqual(asExpected(doubt));
});

test.each([
  ['https://lamps.example/a?b#c', lamps, false],
  ['https://help.lamps.example/', lamps, false],
  ['https://network.example/click?id=7&url=https%3A%2F%2Flamps.example%2Fa', lamps, true],
  ['https://network.example/click?id=9&url=https%3A%2F%2Flamps.example%2Fa', lamps, true],
  ['https://network.example/click?id=7&url=https%3A%2F%2Fother.example', lamps, false],
  ['https://bookshop.org/a/77/9781455516902', shelf, true],
  ['https://bookshop.org/book/9781455516902', shelf, false],
  ['https://bookshop.org/shop/theirs', shelf, false],
  ['https://amazon.com/x?tag=me-20', { name: 'Amazon', url: 'https://amazon.com' }, true],
])('%s in the post of a sponsor carries an id to them: %#', (href, sponsor, carries) => {
  const doubt = doubtOf(href, programs, sponsor);
  expect(doubt?.message ?? '').toMatch(carries ? /has paid already/ : /^$/);
});

test.each([
  ['https://smile.amazon.com/dp/1', /nothing for smile\.amazon\.com, which is not in programs/],
  ['https://amazon.de/dp/1', /nothing for amazon\.de/],
  ['https://www.amazon.com.au/dp/1', /nothing for www\.amazon\.com\.au/],
  ['https://amazon.com.evil.example/', /It is not amazon\.com: it leads to amazon\.com\.evil/],
  ['https://amazon.com:8443/dp/1', /user or a port/],
  ['https://bookshop.org/search?keywords=x', /names no book/],
])('%s may have been meant to pay', (href, message) => {
  expect(almostPaid(href, programs)).toEqual(asExpected({ stops: false, message }));
});

test.each([
  ['https://amazon.com/dp/1'],
  ['https://amazon.co.uk/dp/1'],
  ['https://amazon.example/dp/1'],
  ['https://notamazon.com/'],
  ['javascript:"https://amazon.de"'],
  ['/posts/amazon.com/'],
])('%s was not', (href) => {
  expect(almostPaid(href, programs)).toBeUndefined();
});

function asExpected(doubt: { stops: boolean; message: RegExp } | undefined) {
  return doubt && { ...doubt, message: expect.stringMatching(doubt.message) };
}
