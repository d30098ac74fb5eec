import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isGuessable } from '../../src/environment/guessable.ts';

test.each([
  '',
  'short-but-otherwise-quite-good',
  'x'.repeat(32),
  'x'.repeat(31) + 'y',
  'ab'.repeat(20),
  'abc'.repeat(11) + 'ab',
  'correct-horse-17'.repeat(2),
  'aaaaaaaabbbbbbbbccccccccdddddddd',
  'abcdefghijklmnopqrstuvwxyz012345',
  'ZYXWVUTSRQPONMLKJIHGFEDCBA987654',
  '00112233445566778899aabbccddeeff',
  '0123456789abcdef0123456789abcdef',
  'password'.repeat(4),
  'Password1234567890Password1234567890',
  'changeme-changeme-changeme-changeme',
  'your-link-secret-your-link-secret-1',
  'openssl rand -hex 32 openssl rand -hex 32',
  'qwertyuiopasdfghjklzxcvbnm-qwertz',
])('%s is no secret of 32 characters', (secret) => {
  expect(isGuessable(secret, 32)).toBe(true);
});

test.each(['', 'x', 'aaaa', 'abab', '1234', 'secret', 'password1', 'feed-secret', 'test'])(
  '%s is no secret at all',
  (secret) => expect(isGuessable(secret, 4)).toBe(true),
);

test.each(['broom', 'x7Qp', 'calls-for-the-coach'])('%s is one, if a short one', (secret) =>
  expect(isGuessable(secret, 4)).toBe(false),
);

test.each(['iasdfZedY0HzFz5DSe9DiQvVhOhKVYcr', '0feed0a94cb1e7d283feed56b1a0c94f'])(
  '%s is one, though a word is in it',
  (secret) => expect(isGuessable(secret, 32)).toBe(false),
);

test.each(['hex', 'base64', 'base64url'] as const)(
  'what a generator prints as %s is one',
  (form) => {
    for (let tries = 0; tries < 300; tries++) {
      const printed = randomBytes(form === 'hex' ? 16 : 24).toString(form);
      expect(isGuessable(printed, 32), printed).toBe(false);
    }
  },
);
