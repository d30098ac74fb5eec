import type { CalendarEntry } from '../calendar-entry.ts';
import { entryForCoach } from './mails/call-entry.ts';
import type { Correspondent } from './mails/letter-facts.ts';
import type { Calls } from './ports.ts';

/** How long a call that is over stays in the coach's calendar, in seconds. */
const PAST = 30 * 86_400;

/** The coach's calls for her own calendar, the canceled ones marked. */
export async function callEntries({
  store,
  from,
  now,
}: {
  store: Calls;
  from: Correspondent;
  now: () => number;
}): Promise<CalendarEntry[]> {
  const calls = await store.calls(now() - PAST);
  return calls.map((call) => entryForCoach(call, from));
}
