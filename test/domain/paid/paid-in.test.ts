import { expect, test } from 'vitest';
import { programsSchema } from '../../../src/domain/paid/program.ts';
import { paidIn } from '../../../src/domain/paid/paid-in.ts';

const programs = programsSchema.parse([
  { name: 'Amazon', hosts: ['amazon.com'], query: { tag: 'a-20' }, label: 'paid link' },
  { name: 'Network', hosts: ['shop.example'], query: { id: '7' }, label: 'paid link' },
]);
const amazon = 'https://www.amazon.com/dp/039916927X?tag=a-20';
const shop = 'https://shop.example/?a=1&#38;id=7';

test.each([
  ['no link', '<p>sponsored</p>', []],
  ['a link that pays nobody', '<a href="/about/">x</a>', []],
  ['a link that nobody marked', `<a href="${amazon}">x</a>`, []],
  ['a paid link', `<a href="${amazon}" rel="sponsored noopener">x</a>`, ['Amazon']],
  ['rel before href', `<a class="x" rel="nofollow sponsored" href="${amazon}">x</a>`, ['Amazon']],
  ['escaped ampersands', `<a href="${shop}" rel="sponsored">x</a>`, ['Network']],
  ['one program twice', `<a href="${amazon}" rel="sponsored">x</a>`.repeat(2), ['Amazon']],
])('finds the programs in %s', (_, html, names) => {
  expect([...paidIn(html, programs).programs].map(({ name }) => name)).toEqual(names);
});

test.each([
  ['a card that says so', '<p class="x" data-gifted>A present.</p>', true],
  ['words about it', '<p>data-gifted</p><p title=" data-gifted ">x</p>', false],
])('sees a present in %s: %s', (_, html, gifted) => {
  expect(paidIn(html, programs).gifted).toBe(gifted);
});

test('what is paid by the sponsor is paid by no program', () => {
  const sponsor = { name: 'Shop', url: 'https://shop.example/' };
  const html = `<a href="https://shop.example/a" rel="sponsored">x</a>`;

  expect(paidIn(html, programs, sponsor)).toEqual({
    ...{ programs: new Set(), sponsor, unlisted: false, gifted: false },
  });
});

test.each([
  ['https://liketk.it/abc', true],
  [amazon, false],
])('knows whether %s is a network’s that is not listed: %s', (href, unlisted) => {
  expect(paidIn(`<a href="${href}" rel="sponsored">x</a>`, programs)).toMatchObject({ unlisted });
});
