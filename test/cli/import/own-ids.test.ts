import { expect, test } from 'vitest';
import { everyLink, ownIds } from '../../../src/cli/import/own-ids.ts';

const id = (id: string, count: number, host = 'amazon.com') => ({
  ...{ program: 'Amazon', host, id, count },
});
const program = (tag: string) => ({
  ...{ name: 'Amazon', hosts: ['amazon.com'], query: { tag }, label: 'paid link' },
});

test.each([
  ['the commonest', [id('ada-20', 9), id('friend-20', 2)], 'x-20', [], ['ada-20']],
  ['what programs.yaml says', [id('friend-20', 9), id('ada-20', 2)], 'ada-20', [], ['ada-20']],
  ['what she names', [id('friend-20', 9), id('ada-20', 2)], 'x-20', ['ada-20'], ['ada-20']],
  [
    'several that she names',
    [id('a-20', 9), id('b-20', 2)],
    'x-20',
    ['a-20', 'b-20'],
    ['a-20', 'b-20'],
  ],
  ['one of each shop', [id('a-20', 9), id('a-21', 2, 'amazon.de')], 'x-20', [], ['a-20', 'a-21']],
  ['none where no link pays', [], 'x-20', [], []],
])('her own id is %s', async (_, found, written, named, own) => {
  const ids = await ownIds(found, [program(written)], named);
  expect(ids.map(({ id }) => id)).toEqual(own);
});

test('links count where they lead, through shortcuts and short links', () => {
  const links = new Map([
    ['https://amzn.to/a', 3],
    ['https://shop.example/', 1],
  ]);
  const shortcuts = new Map([['/go/lamp/', 'https://shop.example/']]);
  const hops = new Map([['https://amzn.to/a', 'https://www.amazon.com/dp/1?tag=ada-20']]);

  expect([...everyLink({ links, shortcuts }, hops)]).toEqual([
    ['https://amzn.to/a', 3],
    ['https://shop.example/', 2],
    ['https://www.amazon.com/dp/1?tag=ada-20', 3],
  ]);
});
