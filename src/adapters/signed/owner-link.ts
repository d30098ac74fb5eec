import { isSame, keyFor, sign } from './signature.ts';

/**
 * The last part of the address of the coach's page. Only the newest secret signs and opens it: a link that leaked
 * is shut by a new one, while the older ones go on opening the links of readers.
 */
export function createOwnerLink([newest]: readonly [string, ...string[]]) {
  const token = sign('calls', keyFor('the page of the coach', newest)).toString('base64url');
  return { token, opens: (given: string): boolean => isSame(given, token) };
}
