import { expect, test } from 'vitest';
import { lookAtProxy } from '../../../src/cli/doctor/proxy.ts';

test.each([
  ['a proxy that is believed', 'https://kayla.example', false, true, [true]],
  ['a proxy that is not', 'https://kayla.example', false, false, [false]],
  ['a host that knows readers by itself', 'https://kayla.example', true, false, []],
  ['no proxy', 'http://kayla.example', false, false, []],
])('behind %s', (_, siteUrl, freezes, trustProxy, expected) => {
  const found = lookAtProxy({ siteUrl: new URL(siteUrl), freezes, trustProxy });
  expect(found.map(({ ok }) => ok)).toEqual(expected);
});
