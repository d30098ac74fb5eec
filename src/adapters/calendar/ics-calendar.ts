import ical, {
  ICalCalendarMethod,
  ICalEventStatus,
  ICalAlarmType,
  ICalAttendeeStatus,
  type ICalEventData,
} from 'ical-generator';
import type { Address, Invitation } from '../../domain/mail/message.ts';
import type { CalendarEntry } from '../../domain/calendar-entry.ts';
import { printable } from '../../domain/printable.ts';

/**
 * An invitation as a calendar file (RFC 5546): instants in UTC, no answer asked for.
 * @param stamp when it is written, in Unix seconds
 */
export function inviteFile(
  { method, entry, organizer, attendee }: Invitation,
  stamp: number,
): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });
  calendar.createEvent({
    ...eventOf(entry, stamp),
    organizer: personOf(organizer),
    attendees: [{ ...personOf(attendee), status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
  });
  return `${calendar}\r\n`;
}

/**
 * An entry that its own reader puts into a calendar, or takes out of one: by the same name as the invitation that they
 * were mailed, of the same organizer.
 * @param stamp when it is written, in Unix seconds
 */
export function entryFile(entry: CalendarEntry, organizer: Address, stamp: number): string {
  const method = ICalCalendarMethod[entry.canceled ? 'CANCEL' : 'PUBLISH'];
  const calendar = ical({ prodId: PRODUCT, method });
  calendar.createEvent({ ...eventOf(entry, stamp), organizer: personOf(organizer) });
  return `${calendar}\r\n`;
}

/** Entries as a calendar that others subscribe to or take over. */
export function calendarFile(
  name: string,
  entries: readonly CalendarEntry[],
  stamp: number,
): string {
  const calendar = ical({
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    // The library escapes every text but this one.
    name: printable(name).replace(/[\\;,]/g, '\\$&'),
    ttl: 900,
  });
  for (const entry of entries) calendar.createEvent(eventOf(entry, stamp));
  return `${calendar}\r\n`;
}

const PRODUCT = '//Deskside//Calls//EN';

function eventOf(entry: CalendarEntry, stamp: number): ICalEventData {
  const { uid, sequence = 0, start, end, summary, description, url, canceled, alarms } = entry;
  return {
    id: uid,
    sequence,
    stamp: dateOf(stamp),
    start: dateOf(start),
    ...(end !== undefined && { end: dateOf(end) }),
    summary: printable(summary),
    description: description
      .split(/\r\n|\r|\n/)
      .map(printable)
      .join('\n'),
    ...(url !== undefined && { url }),
    status: canceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    alarms: alarms.map((triggerBefore) => ({ type: ICalAlarmType.display, triggerBefore })),
  };
}

/** A person without a name goes by the address. */
function personOf({ name, address }: Address) {
  return { name: printable(name) || address, email: printable(address) };
}

function dateOf(instant: number): Date {
  return new Date(instant * 1000);
}
