import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { practiceSecret } from '../../../src/adapters/signed/practice-secret.ts';
import { scratchFolder } from '../../support/scratch.ts';

it('is made once, for its owner alone, and kept', () => {
  const folder = scratchFolder('secret');
  const path = join(folder, 'deep', 'secret');
  const secret = practiceSecret(path);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(practiceSecret(path)).toBe(secret);
  expect(readFileSync(path, 'utf8')).toBe(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['secret']);
});

it('is another one in another place', () => {
  const folder = scratchFolder('secret');
  expect(practiceSecret(join(folder, 'a'))).not.toBe(practiceSecret(join(folder, 'b')));
});

it('is not made where nothing can be written', () => {
  expect(() => practiceSecret('/dev/null/secret')).toThrow(/ENOTDIR|EEXIST/);
});
