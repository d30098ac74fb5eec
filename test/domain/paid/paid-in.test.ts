import { expect, test } from 'vitest';
import { programsSchema } from '../../../src/domain/paid/program.ts';
import { paidIn } from '../../../src/domain/paid/paid-in.ts';

const programs = programsSchema.parse([
  { name: 'Amazon', hosts: ['amazon.com'], query: { tag: 'a-20' }, label: 'paid link' },
  { name: 'Network', hosts: ['shop.example'], query: { id: '7' }, label: 'paid link' },
]);
const amazon = 'https://www.amazon.com/dp/039916927X?tag=a-20';
const shop = 'https://shop.example/?a=1&id=7';

test.each([
  ['no link', [], []],
  ['links of two programs', [shop, amazon], ['Network', 'Amazon']],
  ['one program twice', [amazon, amazon], ['Amazon']],
  ['a marked link that pays through no program', ['https://other.example/'], []],
])('finds the programs in %s', (_, links, names) => {
  const { programs: found } = paidIn({ links, gifted: false }, programs);
  expect([...found].map(({ name }) => name)).toEqual(names);
});

test('what is paid by the sponsor is paid by no program', () => {
  const sponsor = { name: 'Shop', url: 'https://shop.example/' };
  const marks = { links: ['https://shop.example/a'], gifted: true };

  expect(paidIn(marks, programs, sponsor)).toEqual({
    ...{ programs: new Set(), sponsor, unlisted: false, gifted: true },
  });
});

test.each([
  ['https://liketk.it/abc', true],
  [amazon, false],
])('knows whether %s is a network’s that is not listed: %s', (href, unlisted) => {
  expect(paidIn({ links: [href], gifted: false }, programs)).toMatchObject({ unlisted });
});
