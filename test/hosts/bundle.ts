import { expect, test } from 'vitest';
import { filesWith } from '../built/files.ts';

/** Words of the local Stripe and of the local mailbox. */
const sandbox = ['Practice: no real money', 'startLocalStripe', 'startMailbox', 'SMTPServer'];

/** @param output all that a build leaves for its host */
export function testBundle(output: string) {
  test('no file of the build holds a secret that the build knew', () => {
    expect(filesWith(output, ['secret-of-the-build'])).toEqual([]);
  });

  test('no server carries sharp, whose work is done when it starts', () => {
    expect(filesWith(output, ['/node_modules/sharp/', 'import("sharp")'])).toEqual([]);
  });

  test.each(sandbox)('no file of the build holds “%s”, which the sandbox does', (word) => {
    expect(filesWith('src/sandbox', [word])).not.toEqual([]);
    expect(filesWith(output, [word])).toEqual([]);
  });
}
