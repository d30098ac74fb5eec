import { expect, it } from 'vitest';
import { isSame, keyFor, sign } from '../../../src/adapters/signed/signature.ts';

const secret = 's'.repeat(32);
const hex = (purpose: string, from = secret) => sign('text', keyFor(purpose, from)).toString('hex');

it('signs the same text the same way, and another text or with another key otherwise', () => {
  expect(hex('one')).toBe(hex('one'));
  expect(hex('one')).toMatch(/^[0-9a-f]{64}$/);
  const others = [hex('another'), hex('one', 't'.repeat(32)), sign('text', secret).toString('hex')];
  expect(new Set([hex('one'), ...others]).size).toBe(4);
  expect(sign('texts', secret).equals(sign('text', secret))).toBe(false);
});

it('derives keys that are the same in every process', () => {
  expect(Buffer.from(keyFor('one', secret)).toString('hex')).toBe(
    '8c40a206a1f0203d54e30f457bc7d8f665235848bc44f33e18fefbe9d6eedbf8',
  );
});

it.each([
  ['secret', 'secret', true],
  ['secret', 'Secret', false],
  ['secret', 'secret ', false],
  ['', '', true],
  ['é', 'e\u0301', false],
])('%j and %j are one: %s', (one, other, expected) => {
  expect(isSame(one, other)).toBe(expected);
});
