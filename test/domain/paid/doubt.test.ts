import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { almostPaid, doubtOf } from '../../../src/domain/paid/doubt.ts';
import { tagLink } from '../../../src/domain/paid/link.ts';
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
  ['https://amzn.to/x', { isError: true, message: /whole address/ }],
  ['https://amazon.com/x?tag=me-20&tag=me-20', { isError: true, message: /twice/ }],
  ['https://amazon.com/x?tag=other-20', { isError: false, message: /another id for Amazon/ }],
  ['https://amazon.com/dp/1&tag=other-20', { isError: false, message: /another id for Amazon/ }],
  ['https://amazon.com/dp/1&tag=me-20?tag=me-20', { isError: true, message: /twice/ }],
  [
    'https://www.liketk.it/abc',
    {
      isError: false,
      message:
        /through LTK, so readers are told .*: - \{ name: LTK, hosts: \[liketk\.it\], asWritten: true,/,
    },
  ],
  [
    'https://shop.example/?Aff=7',
    { isError: false, message: /hosts: \[shop\.example\], query: \{ Aff: "your-id" \}/ },
  ],
  [
    'https://amazon.de/dp/1?tag=other-21',
    { isError: false, message: /hosts: \[amazon\.de\], query: \{ tag: "your-id" \}/ },
  ],
  [
    'https://shop.example/?irclickid=7',
    { isError: false, message: /“irclickid” is left of a click/ },
  ],
  ['https://shop.example/?ref=me', { isError: false, message: /“ref” may be the id of somebody/ }],
  ['https://shop.example/?via=me', { isError: false, message: /“via” may be the id of somebody/ }],
  ['https://shop.example/?ref=blog.example', undefined],
  ['https://github.com/a/b?ref=main', undefined],
  ['https://amazon.example/x?reference=me', undefined],
  ['/posts/a/?ref=me', undefined],
  ['https:/amazon.com/x?tag=me-20', { isError: true, message: /Write https:\/\/amazon\.com\/x/ }],
  ['/\\www.amazon.com/x', { isError: true, message: /Write https:\/\/www\.amazon\.com\/x/ }],
  ['https:/liketk.it/abc', { isError: true, message: /Write https:\/\/liketk\.it/ }],
  ['https:/evil.example/', undefined],
  [
    'https://www.google.com/url?q=https://amazon.com/x%3Ftag%3Dme-20&sa=D',
    {
      isError: true,
      message: /behind Google that it pays\. .*: https:\/\/amazon\.com\/x\?tag=me-20$/,
    },
  ],
  [
    'https://l.facebook.com/l.php?u=https%3A%2F%2Famzn.to%2Fx',
    { isError: true, message: /behind Facebook/ },
  ],
  [
    'https://web.archive.org/web/2020/https://amazon.com/x?tag=me-20',
    { isError: true, message: /behind the Web Archive/ },
  ],
  ['https://web.archive.org/web/2020/https://amazon.com/x', undefined],
  [
    'https://www.google.com/url?q=https://amazon.com/x',
    { isError: false, message: /through Google\. Write the address itself: https:\/\/amazon/ },
  ],
  [
    'https://go.example/?to=https://liketk.it/abc',
    { isError: false, message: /An address that pays stands inside it/ },
  ],
  ['https://go.example/?to=https://amazon.com/x', undefined],
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
  ['https://other.example/?aff=7', { name: 'Other', url: 'https://other.example' }, true],
  [
    'https://go.skimresources.com/?id=1&url=https%3A%2F%2Fother.example',
    { name: 'Other', url: 'https://other.example' },
    true,
  ],
])('%s in the post of a sponsor carries an id to them: %#', (href, sponsor, carries) => {
  const doubt = doubtOf(href, programs, sponsor);
  expect(doubt?.message ?? '').toMatch(carries ? /has paid already/ : /^$/);
});

test('what is to be written into programs.yaml says whose a link is', () => {
  for (const href of [
    'https://www.liketk.it/abc',
    'https://brand.pxf.io/abc',
    'https://shop.example/?Aff=7',
    'https://bookshop.org/a/7/9781455516902',
    'https://amazon.de/dp/1?tag=7',
  ]) {
    const [, entry = ''] = /programs\.yaml: (.*)$/.exec(doubtOf(href, [])?.message ?? '') ?? [];
    const known = programsSchema.parse(parse(entry.replace('your-id', '7')));

    expect(doubtOf(href, known)).toBeUndefined();
    expect(tagLink(href, known)).toMatchObject({ paid: true, href, foreign: false });
  }
});

test.each([
  ['https://smile.amazon.com/dp/1', /nothing for smile\.amazon\.com, which is not in programs/],
  ['https://amazon.de/dp/1', /nothing for amazon\.de/],
  ['https://www.amazon.com.au/dp/1', /nothing for www\.amazon\.com\.au/],
  ['https://amazon.com.evil.example/', /It is not amazon\.com: it leads to amazon\.com\.evil/],
  ['https://amazon.com:8443/dp/1', /user or a port/],
  ['https://bookshop.org/search?keywords=x', /names no book/],
])('%s may have been meant to pay', (href, message) => {
  expect(almostPaid(href, programs)).toEqual(asExpected({ isError: false, message }));
});

test.each([
  ['https://amazon.com/dp/1'],
  ['https://amazon.co.uk/dp/1'],
  ['https://amazon.example/dp/1'],
  ['https://notamazon.com/'],
  ['https:/www.amazon.com/dp/1'],
  ['javascript:"https://amazon.de"'],
  ['/posts/amazon.com/'],
])('%s was not', (href) => {
  expect(almostPaid(href, programs)).toBeUndefined();
});

function asExpected(doubt: { isError: boolean; message: RegExp } | undefined) {
  return doubt && { ...doubt, message: expect.stringMatching(doubt.message) };
}
