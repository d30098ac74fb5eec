import { describe, expect, test } from 'vitest';
import { idsFound, withAmazon, withoutOwnId } from '../../../src/domain/paid/own-ids.ts';
import type { Program } from '../../../src/domain/paid/program.ts';

const programs: Program[] = [
  {
    name: 'Amazon',
    hosts: ['amazon.com'],
    countries: { 'amazon.co.uk': { tag: 'new-21' } },
    label: 'paid link',
    query: { tag: 'new-20' },
  },
  { name: 'Bookshop.org', hosts: ['bookshop.org'], label: 'paid link', path: '/a/new/{isbn13}' },
  {
    name: 'Network',
    hosts: ['lamps.example'],
    label: 'ad',
    prefix: 'https://network.example/click?id=new&url={url}',
  },
];

describe('ids', () => {
  const links = new Map([
    ['https://www.amazon.com/dp/1?tag=mine-20', 5],
    ['https://www.amazon.com/dp/2?tag=friend-20', 2],
    ['https://www.amazon.com/dp/3?tag=mine-20', 1],
    ['https://www.amazon.co.uk/dp/3?tag=mine-21', 1],
    ['https://bookshop.org/a/77/9780804140843', 3],
    ['https://network.example/click?id=88&url=https%3A%2F%2Flamps.example%2F', 4],
    ['https://other.example/?tag=x', 9],
  ]);

  test('are found in queries, paths and addresses of networks, the commonest first', () => {
    expect(idsFound(links, programs).map(({ host, id, count }) => [host, id, count])).toEqual([
      ['amazon.com', 'mine-20', 6],
      ['network.example', '88', 4],
      ['bookshop.org', '77', 3],
      ['amazon.com', 'friend-20', 2],
      ['amazon.co.uk', 'mine-21', 1],
    ]);
  });
});

describe('the author’s own id', () => {
  const own = [
    { program: 'Amazon', host: 'amazon.com', id: 'mine-20', count: 6 },
    { program: 'Amazon', host: 'amazon.co.uk', id: 'mine-21', count: 6 },
    { program: 'Bookshop.org', host: 'bookshop.org', id: '77', count: 3 },
    { program: 'Network', host: 'network.example', id: '88', count: 3 },
  ];

  test.each([
    ['https://www.amazon.com/dp/1?tag=mine-20&ref=x#y', 'https://www.amazon.com/dp/1?ref=x#y'],
    ['https://www.amazon.co.uk/dp/1?tag=mine-21', 'https://www.amazon.co.uk/dp/1'],
    ['https://bookshop.org/a/77/9780804140843', 'https://bookshop.org/book/9780804140843'],
    [
      'https://network.example/click?id=88&url=https%3A%2F%2Flamps.example%2Fa',
      'https://lamps.example/a',
    ],
  ])('leaves %s', (href, plain) => {
    expect(withoutOwnId(href, programs, own)).toEqual({ href: plain, foreign: false });
  });

  test.each([
    'https://www.amazon.com/dp/1?tag=friend-20',
    'https://bookshop.org/a/12/9780804140843',
    'https://network.example/click?id=1&url=https%3A%2F%2Flamps.example%2Fa',
  ])('is not somebody else’s, which stays: %s', (href) => {
    expect(withoutOwnId(href, programs, own)).toEqual({ href, foreign: true });
  });

  test.each(['https://www.amazon.com/dp/1', 'https://other.example/?tag=mine-20', '/about/'])(
    'is not in %s',
    (href) => {
      expect(withoutOwnId(href, programs, own)).toEqual({ href, foreign: false });
    },
  );
});

describe('shops of Amazon', () => {
  const links = ['https://www.amazon.com/dp/1?tag=ada-20', 'https://www.amazon.de/dp/1?tag=ada-21'];
  const hostsOf = (known: readonly Program[], hrefs: readonly string[]) =>
    withAmazon(known, hrefs)
      .slice(known.length)
      .flatMap(({ hosts }) => hosts);

  test('that no program has are known all the same, each once', () => {
    expect(hostsOf([], [...links, ...links])).toEqual(['amazon.com', 'amazon.de']);
    expect(hostsOf(programs, [...links, 'https://amazon.co.uk/dp/1?tag=a-21'])).toEqual([
      'amazon.de',
    ]);
  });

  test('lose the id that is her own', () => {
    const all = withAmazon([], links);
    const [own] = idsFound(new Map([['https://www.amazon.com/dp/1?tag=ada-20', 1]]), all);
    expect(own).toMatchObject({ program: 'Amazon', host: 'amazon.com', id: 'ada-20' });
    expect(withoutOwnId(links[0] ?? '', all, own ? [own] : []).href).toBe(
      'https://www.amazon.com/dp/1',
    );
  });

  test('without an id, and others that only sound like it, need no program', () => {
    const others = ['https://www.amazon.com/dp/1', 'https://amazon.evil.example/?tag=a-20', 'x:y'];
    expect(hostsOf([], [...others, '/dp/1?tag=a-20', ''])).toEqual([]);
  });
});
