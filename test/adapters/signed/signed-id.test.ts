import { expect, test } from 'vitest';
import { createSignedIds } from '../../../src/adapters/signed/signed-id.ts';

const ids = createSignedIds('waiting', ['secret']);
const token = ids.tokenOf('k3v9p2');

test('a token stands for its id, also under a secret that is no longer the newest', () => {
  expect(ids.read(token)).toBe('k3v9p2');
  expect(createSignedIds('waiting', ['new', 'secret']).read(token)).toBe('k3v9p2');
});

test.each([
  ['another id', token.replace('k3v9p2', 'k3v9p3')],
  ['another signature', token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')],
  ['a longer signature', `${token}A`],
  ['another secret', createSignedIds('waiting', ['other']).tokenOf('k3v9p2')],
  ['another purpose', createSignedIds('moderate', ['secret']).tokenOf('k3v9p2')],
  ['no signature', 'k3v9p2'],
  ['nothing', ''],
])('%s opens nothing', (_, other) => {
  expect(ids.read(other)).toBeUndefined();
});
