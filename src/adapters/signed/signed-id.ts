import { isSame, keyFor, sign } from './signature.ts';

/**
 * Ids as parts of addresses that only we can make: each purpose has a key of its own, and opens nothing else.
 * @param secrets newest first: the first signs, all are accepted
 */
export function createSignedIds(
  purpose: string,
  [newest, ...older]: readonly [string, ...string[]],
) {
  const keys = [newest, ...older].map((secret) => keyFor(purpose, secret));
  const signatureOf = (id: string, key = keys[0]!) => sign(id, key).toString('base64url');
  return {
    tokenOf: (id: string): string => `${id}.${signatureOf(id)}`,

    /** The id; undefined unless one of the secrets signed it. */
    read(token: string): string | undefined {
      const [, id = '', signature = ''] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(token) ?? [];
      return keys.some((key) => isSame(signature, signatureOf(id, key))) ? id : undefined;
    },
  };
}
