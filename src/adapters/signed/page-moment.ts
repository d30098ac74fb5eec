import { isSame, type Key, sign } from './signature.ts';

/** Seconds that a reader needs at least to look at a page and choose. */
const SOONEST = 2;
const LATEST = 86_400;

/**
 * When a page was shown, as text that only this site can write: whoever sends a form without having looked
 * at its page is no reader.
 * @param keys newest first: the first signs, all are accepted
 */
export function createPageMoment([newest, ...older]: readonly [Key, ...Key[]]) {
  // Many pages are shown within a second.
  const last = { at: NaN, text: '' };
  return {
    write(now: number): string {
      if (last.at !== now)
        Object.assign(last, { at: now, text: `${now}.${signatureOf(String(now), newest)}` });
      return last.text;
    },

    /** Whether the page was shown long enough ago, counted in whole seconds, and within the last day. */
    isPast(text: string, now: number): boolean {
      const [moment = '', signature = ''] = text.split('.');
      const age = now - Number(moment);
      // Signatures are dear, and most who are refused come too soon.
      if (!(age >= SOONEST && age <= LATEST)) return false;
      return [newest, ...older].some((key) => isSame(signature, signatureOf(moment, key)));
    },
  };
}

/** Whether a page says that it was shown more than a day ago: a word to its reader, and no proof. */
export function isOutdated(shown: string, now: number): boolean {
  return now - Number.parseInt(shown) > LATEST;
}

function signatureOf(moment: string, key: Key): string {
  return sign(`shown:${moment}`, key).toString('hex').slice(0, 32);
}
