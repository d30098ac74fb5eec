import type { CalendarEntry } from '../../calendar-entry.ts';
import { letterText } from '../../mail/letter.ts';
import { printable } from '../../printable.ts';
import type { Booking } from '../booking.ts';
import { factsForCoach, factsForReader } from './call-facts.ts';
import type { Correspondent } from './letter-facts.ts';

const HOUR = 3600;

/** The call as it stands in the reader's calendar. */
export function entryForReader(booking: Booking, from: Correspondent): CalendarEntry {
  const url = from.manageUrl(booking.id, 'reader');
  return {
    ...frame(booking),
    summary: `Call with ${from.author}`,
    description: letterText([
      ...factsForReader(booking, from),
      { link: 'Move or cancel the call', href: url },
    ]),
    url,
  };
}

/** The call as it stands in the coach's calendar. */
export function entryForCoach(booking: Booking, from: Correspondent): CalendarEntry {
  const url = from.manageUrl(booking.id, 'coach');
  return {
    ...frame(booking),
    summary: `Call with ${booking.name === null ? 'a reader' : printable(booking.name)}`,
    description: letterText([
      ...factsForCoach(booking, from),
      { link: 'Move or cancel the call', href: url },
    ]),
    url,
  };
}

function frame({ uid, start, end, sequence, state }: Booking) {
  const canceled = state === 'canceled';
  return { uid, start, end, sequence, canceled, alarms: canceled ? [] : [HOUR] };
}
