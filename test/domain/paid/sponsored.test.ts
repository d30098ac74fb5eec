import { expect, test } from 'vitest';
import { honestTitle, sponsoredBy, wordingOf } from '../../../src/domain/paid/sponsored.ts';

const sponsor = { name: 'Lamps', url: 'https://lamps.example/' };

test('a sponsored post says by whom, an unpaid one nothing', () => {
  expect(sponsoredBy(sponsor)).toBe('Sponsored by Lamps');
  expect(honestTitle({ title: 'A lamp', sponsor })).toBe('Sponsored: A lamp');
  expect(honestTitle({ title: 'A lamp' })).toBe('A lamp');
});

test('the sponsor’s own wording comes first', () => {
  expect(wordingOf(sponsor)).toBe(
    'Lamps paid me to write this post, and links to them are paid links.',
  );
  expect(wordingOf({ ...sponsor, wording: 'Thanks to Lamps for the fee.' })).toBe(
    'Thanks to Lamps for the fee.',
  );
});
