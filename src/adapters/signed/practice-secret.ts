import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The secrets that sign, newest first; in practice, which is told none, one is made and kept. */
export function signingSecrets([newest, ...older]: readonly string[]): [string, ...string[]] {
  return [newest ?? practiceSecret('.data/practice-link-secret'), ...older];
}

/** The secret in a file, made on first use; processes that start at the same time get the same one. */
export function practiceSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString('hex');
  const draft = `${path}.${secret.slice(0, 8)}`;
  writeFileSync(draft, secret, { mode: 0o600 });
  try {
    // Unlike a rename, a link never replaces what another process was faster to make.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}
