import { expect, test } from 'vitest';
import { menuSchema, shownMenu, standardMenu } from '../../../src/domain/blog/menu.ts';

test('a menu leads to pages and elsewhere', () => {
  const menu = [
    { name: 'Texts', url: '/archive/' },
    { name: 'Shop', url: 'https://shop.example/' },
  ];

  expect(menuSchema.parse(menu)).toEqual(menu);
  expect(menuSchema.parse(standardMenu)).toEqual(standardMenu);
});

test.each(['about', '//shop.example', 'http://shop.example', 'javascript:alert(1)', '/a b/', ''])(
  'none leads to %j',
  (url) => {
    expect(menuSchema.safeParse([{ name: 'A', url }]).error?.issues[0]?.message).toMatch(
      /^write a page of yours such as/,
    );
  },
);

test.each<[what: string, own: typeof standardMenu | undefined, isPaused: boolean, names: string[]]>(
  [
    ['of the standard one what there is', undefined, false, ['Archive', 'Coaching']],
    ['no calls while they are not sold', undefined, true, ['Archive']],
    ['her own as it is', [{ name: 'Talk', url: '/coaching/?from=menu' }], false, ['Talk']],
    ['hers without calls, too', [{ name: 'Talk', url: '/coaching/?from=menu' }], true, []],
  ],
)('it shows %s', (_, own, isPaused, names) => {
  const isThere = (url: string) => ['/archive/', '/coaching/'].includes(url);
  expect(shownMenu(own, { isThere, isPaused }).map(({ name }) => name)).toEqual(names);
});
