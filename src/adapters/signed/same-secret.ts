import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets are one, in a time that says nothing of where they differ. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
