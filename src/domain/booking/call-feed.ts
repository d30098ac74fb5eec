import type { CalendarEntry } from '../calendar-entry.ts';
import type { Address } from '../mail/message.ts';
import { withoutEndSlashes } from '../without-end-slashes.ts';
import type { Booking, Role } from './booking.ts';
import { entryForCoach, entryForReader } from './mails/call-entry.ts';
import type { Correspondent } from './mails/letter-facts.ts';
import type { Calls } from './ports.ts';

/** How long a call that is over stays in the coach's calendar, in seconds. */
const PAST = 30 * 86_400;

/** A call as it stands in the calendar of whose link it is, of the same organizer as by mail; undefined if it is none. */
export function callEntry(
  link: { role: Role; booking: Booking } | undefined,
  from: Correspondent,
): { entry: CalendarEntry; organizer: Address } | undefined {
  if (link?.booking.state !== 'paid' && link?.booking.state !== 'canceled') return undefined;
  const entryFor = link.role === 'coach' ? entryForCoach : entryForReader;
  const organizer = { name: from.author, address: from.from };
  return { entry: entryFor(link.booking, from), organizer };
}

/** Where it is, beside the page of the call, whose address may have lost its last slash. */
export function calendarAddress(manageUrl: string): string {
  return `${withoutEndSlashes(manageUrl)}.ics`;
}

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
