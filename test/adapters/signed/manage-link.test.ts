import { describe, expect, it } from 'vitest';
import { createManageLinks } from '../../../src/adapters/signed/manage-link.ts';

const [newest, older, stranger] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];
const id = '0123456789abcdef0123456789abcdef';
const links = createManageLinks([newest, older]);
const token = links.tokenOf({ bookingId: id, role: 'reader' });

describe('the link of a call', () => {
  it.each(['reader', 'coach'] as const)('says whose it is and of which call: %s', (role) => {
    const link = { bookingId: id, role };
    expect(links.read(links.tokenOf(link))).toEqual(link);
  });

  it('lasts: it is the same whenever it is made', () => {
    expect(links.tokenOf({ bookingId: id, role: 'reader' })).toBe(token);
  });

  it('stands in an address as it is, and is short enough for a mail', () => {
    expect(encodeURIComponent(token)).toBe(token);
    expect(token.length).toBeLessThan(100);
  });

  it('is signed by the newest secret and accepted from an older one, until it is taken out', () => {
    const before = createManageLinks([older]);
    const after = createManageLinks([newest]);
    expect(after.read(token)).toBeDefined();
    expect(before.read(token)).toBeUndefined();
    const old = before.tokenOf({ bookingId: id, role: 'coach' });
    expect(links.read(old)).toEqual({ bookingId: id, role: 'coach' });
    expect(after.read(old)).toBeUndefined();
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['the id alone', id],
    ['a link of the other one', token.replace('reader', 'coach')],
    ['a link of another call', token.replace('0', '1')],
    ['a role that nobody has', token.replace('reader', 'owner')],
    [
      'the secret of a stranger',
      createManageLinks([stranger]).tokenOf({ bookingId: id, role: 'reader' }),
    ],
    ['a signature without its end', token.slice(0, -1)],
    ['a signature with more to it', `${token}A`],
    ['a second line', `${token}\n`],
    ['bytes that are no letters', token.replace(/.$/, '\u00e9')],
    ['10 kB', token.repeat(100)],
  ])('is none when it is %s', (_, guess) => {
    expect(links.read(guess)).toBeUndefined();
  });

  it('is none when one letter of it is changed, wherever that is', () => {
    for (const index of token.split('').keys()) {
      const letter = token[index] === 'A' ? 'B' : 'A';
      const altered = token.slice(0, index) + letter + token.slice(index + 1);
      expect(links.read(altered), altered).toBeUndefined();
    }
  });
});
