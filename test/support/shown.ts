import { createPageMoment } from '../../src/adapters/signed/page-moment.ts';
import { keyFor } from '../../src/adapters/signed/signature.ts';
import { trade } from './practice-env.ts';

/** What the coaching page says of when it was shown, a minute before `now` in Unix seconds. */
export function shownBefore(
  now: number,
  { LINK_SECRET }: { LINK_SECRET: string } = trade,
  age = 60,
): string {
  const [newest = ''] = LINK_SECRET.split(',');
  return createPageMoment([keyFor('page moment, booking', newest)]).write(now - age);
}
