import { expect, test } from 'vitest';
import { menuSchema, standardMenu } from '../../../src/domain/blog/menu.ts';

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
