import { expect, test } from 'vitest';
import { disclosure, paidLabel } from '../../../src/domain/paid/disclosure.ts';
import { type Program, programsSchema } from '../../../src/domain/paid/program.ts';

const amazon = {
  name: 'Amazon',
  hosts: ['amazon.com'],
  label: 'paid link',
  query: { tag: 'me-20' },
};

test.each([
  ['a host with www.', { ...amazon, hosts: ['www.amazon.com'] }, /bare host/],
  ['an address for a host', { ...amazon, hosts: ['https://amazon.com/'] }, /bare host/],
  ['no host', { ...amazon, hosts: [] }, /at least one host/],
  ['no label', { ...amazon, label: undefined }, /words that mark/],
  ['a label of spaces', { ...amazon, label: '  ' }, /words that mark/],
  ['a label without words', { ...amazon, label: '*' }, /words that mark/],
  ['a statement of spaces', { ...amazon, statement: ' ' }, /write a sentence/],
  ['a label in parentheses', { ...amazon, label: '(paid link)' }, /without parentheses/],
  ['no way to tag', { ...amazon, query: undefined }, /exactly one of/],
  ['two ways to tag', { ...amazon, path: '/a/1/{isbn13}' }, /exactly one of/],
  ['two ways, one as it is written', { ...amazon, asWritten: true }, /exactly one of/],
  ['a way that is none', { ...amazon, query: undefined, asWritten: false }, /write true/],
  ['mails, perhaps', { ...amazon, inMail: 'maybe' }, /write yes or no/],
  ['an id that is a number', { ...amazon, query: { tag: 20 } }, /in quotes/],
  ['no parameter', { ...amazon, query: {} }, /the parameter and your id/],
  ['a path without an id', { ...amazon, query: undefined, path: '/a/{isbn13}' }, /such as \/a\//],
  [
    'a prefix without {url}',
    { ...amazon, query: undefined, prefix: 'https://n.example/c' },
    /\{url\}/,
  ],
  ['a shortener with https://', { ...amazon, shorteners: ['https://amzn.to'] }, /bare host/],
  ['a shortener that is a shop', { ...amazon, shorteners: ['amazon.com'] }, /already listed/],
  ['a country that is a shop', { ...amazon, countries: { 'amazon.com': { tag: 'x' } } }, /already/],
  ['a country’s address', { ...amazon, countries: { 'www.amazon.de': { tag: 'x' } } }, /countries/],
  ['a country without an id', { ...amazon, countries: { 'amazon.de': {} } }, /and your id/],
  [
    'countries without a query',
    { ...amazon, query: undefined, path: '/a/1/{isbn13}', countries: { 'b.de': { tag: 'x' } } },
    /program of its own/,
  ],
  ['an unknown field', { ...amazon, tag: 'me-20' }, /tag/],
])('refuses %s', (_, program, message) => {
  expect(() => programsSchema.parse([program])).toThrow(message);
});

test('refuses one host in two programs', () => {
  expect(() => programsSchema.parse([amazon, { ...amazon, name: 'Other' }])).toThrow(
    /already listed/,
  );
});

test('discloses paid links and each program’s statement once, and nothing without a program', () => {
  const stated: Program = { ...amazon, statement: 'As an Amazon Associate I earn.' };
  const other: Program = { ...amazon, name: 'Other', hosts: ['other.example'] };
  expect(disclosure({ programs: [] })).toEqual([]);
  expect(disclosure({ programs: [other] })).toEqual([
    expect.stringMatching(/paid links.*commission/),
  ]);
  expect(disclosure({ programs: new Set([stated, other, stated]) })).toEqual([
    expect.stringMatching(/paid links/),
    'As an Amazon Associate I earn.',
  ]);
});

test('discloses the link of a network that is not listed as it does others, once', () => {
  const sponsor = { name: 'Lamps', url: 'https://lamps.example/' };

  expect(disclosure({ programs: [], unlisted: true })).toEqual(disclosure({ programs: [amazon] }));
  expect(disclosure({ programs: [amazon], unlisted: true })).toHaveLength(1);
  expect(disclosure({ programs: [], sponsor, unlisted: true })[1]).toMatch(/^Some other links/);
});

test('a program and a sponsor may have words of their own, and presents are told', () => {
  const worded: Program = { ...amazon, wording: 'I earn on books.' };
  const sponsor = { name: 'Lamps', url: 'https://lamps.example/' };

  expect(disclosure({ programs: [worded] })).toEqual(['I earn on books.']);
  expect(disclosure({ programs: [amazon], sponsor })).toEqual([
    expect.stringMatching(/^Lamps paid me/),
    expect.stringMatching(/^Some other links are paid links, too/),
  ]);
  expect(disclosure({ programs: [], sponsor })).toEqual([
    expect.stringMatching(/^Lamps paid me to write this post/),
  ]);
  expect(
    disclosure({ programs: [worded], sponsor: { ...sponsor, wording: 'Thanks.' }, gifted: true }),
  ).toEqual(['Thanks.', 'I earn on books.', expect.stringMatching(/presents/)]);
});

test.each([
  [amazon, '(paid link)'],
  [{ ...amazon, label: 'ad' }, '(ad)'],
  [undefined, '(paid link)'],
])('after a link stands %#: %s', (program, label) => {
  expect(paidLabel(program)).toBe(label);
});
