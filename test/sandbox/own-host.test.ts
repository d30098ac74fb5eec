import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isOwnHost } from '../../src/sandbox/own-host.ts';

test.each([
  ['127.0.0.1:4322', true],
  ['localhost:4322', true],
  ['[::1]:4322', true],
  ['evil.example', false],
  ['evil.example:4322', false],
  ['127.0.0.1.evil.example', false],
  ['', false],
  [undefined, false],
])('asked for %s, practice’s own servers answer: %s', (host, expected) => {
  expect(isOwnHost({ headers: { host } } as IncomingMessage)).toBe(expected);
});
