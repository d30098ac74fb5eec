import { expect, test } from 'vitest';
import { shareLinks } from '../../../src/domain/blog/share.ts';

const title = 'Café & “quotes” + a tag';
const address = new URL('https://desk.example/posts/cafe/?a=1&b=2');

test.each([
  ['E-mail', 'subject', 'body'],
  ['Facebook', undefined, 'u'],
  ['Pinterest', 'description', 'url'],
  ['X', 'text', 'url'],
])('%s receives title and address whole', (name, titleField, addressField) => {
  const { href } = shareLinks(title, address).find((link) => link.name === name)!;
  const { searchParams } = new URL(href);

  expect(searchParams.get(addressField)).toBe(address.href);
  if (titleField) expect(searchParams.get(titleField)).toBe(title);
});

test('a mail program that reads a plus as a plus shows spaces', () => {
  expect(shareLinks('Two words', address)[0]?.href).toContain('subject=Two%20words');
});
