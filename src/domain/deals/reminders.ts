import type { CalendarEntry } from '../calendar-entry.ts';
import { formatLocal } from '../time/local-day.ts';
import { type Deal, owedBy } from './deal.ts';

const DAY = 86_400;

/** What is owed, at the time it is due, with alarms three days, one day and two hours before; uids want a host. */
export function reminders(deals: readonly Deal[], now: Date): CalendarEntry[] {
  return deals
    .flatMap((deal) => owedBy(deal, now))
    .map(({ deal, kind, due, state }) => {
      const start = due.getTime() / 1000;
      return {
        // Shares of one deal are told apart by when they are due.
        uid: kind === 'post' ? `post-${deal.slug}` : `shares-${deal.slug}-${start}`,
        start,
        summary: kind === 'post' ? `Post due: ${deal.sponsor}` : `Shares due: ${deal.sponsor}`,
        // The running site knows of no draft, nor of a post that is due later.
        description: `${deal.what}: ${kind === 'post' ? 'not live yet' : state}. Due ${formatLocal(due, deal.timeZone)}.`,
        alarms: [3 * DAY, DAY, 7200],
      };
    });
}
