import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a reader needs at least to look at a page and choose. */
const SOONEST = 2;
const LATEST = 86_400;

/**
 * When a page was shown, as text that only this site can write: whoever sends a form without having looked
 * at its page is no reader.
 */
export function createPageMoment(key: string) {
  const sign = (moment: string) =>
    createHmac('sha256', key).update(`shown:${moment}`).digest('hex').slice(0, 32);
  return {
    write(now: number): string {
      return `${now}.${sign(String(now))}`;
    },

    /** Whether the page was shown long enough ago, counted in whole seconds, and within the last day. */
    isPast(text: string, now: number): boolean {
      const [moment = '', signature = ''] = text.split('.');
      const age = now - Number(moment);
      return age >= SOONEST && age <= LATEST && same(signature, sign(moment));
    },
  };
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
