import { attempt } from './attempt.ts';

/** A path as it is read; as it is written where its escapes are none. */
export function decoded(path: string): string {
  return attempt(() => decodeURIComponent(path)) ?? path;
}
