import { type Part, written } from '../../mail/letter.ts';
import type { Message } from '../../mail/message.ts';
import type { Correspondent } from './letter-facts.ts';

/**
 * What the coach is told when one of her other calendars can't be read, once a day.
 * @param day like "2026-11-24"
 */
export function calendarNote({ author, contact, coachEmail }: Correspondent, day: string): Message {
  const subject = 'Nobody can book: a calendar can’t be read';
  const parts: Part[] = [
    'One of your other calendars can’t be read, so the site offers no hours: it does not know when you are free.',
    'Most often the calendar’s secret address was changed. Copy it anew from the calendar’s settings into BUSY_CALENDARS; npm run doctor says which one it is.',
    'When the calendar answers again, the hours come back by themselves.',
  ];
  return {
    id: `calendar-unread.${day}`,
    to: { name: author, address: coachEmail },
    replyTo: { name: author, address: contact },
    ...written({ subject, parts }),
  };
}
