import { createPageMoment } from '../../src/adapters/signed/page-moment.ts';
import { keyFor } from '../../src/adapters/signed/signature.ts';
import { trade } from './practice-env.ts';

/**
 * What a page says of when it was shown, a minute before `now` in Unix seconds.
 * @param purpose of the guard of its form; without it the one of the coaching page
 */
export function shownBefore(
  now: number,
  { LINK_SECRET }: { LINK_SECRET: string } = trade,
  age = 60,
  purpose = 'booking',
): string {
  const [newest = ''] = LINK_SECRET.split(',');
  return createPageMoment([keyFor(`page moment, ${purpose}`, newest)]).write(now - age);
}
