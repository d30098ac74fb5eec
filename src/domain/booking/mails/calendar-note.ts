import { type Part, written } from '../../mail/letter.ts';
import type { Mailer, Message } from '../../mail/message.ts';
import { dayOf } from '../../time/local-day.ts';
import type { Coaching } from '../offer.ts';
import type { Background, Log } from '../ports.ts';
import type { Correspondent } from './letter-facts.ts';

/** What is done about a calendar that can't be read: a line in the log, and one mail a day to the coach. */
export function calendarAlarm(world: {
  coaching: Pick<Coaching, 'timeZone'>;
  from: Correspondent;
  mailer: Mailer;
  log: Log;
  background: Background;
  now: () => number;
}): (fault: unknown) => void {
  const { coaching, from, mailer, log, background, now } = world;
  let toldOn = '';

  async function tell() {
    const day = dayOf(now(), coaching.timeZone);
    if (day === toldOn) return;
    toldOn = day;
    await mailer.send(calendarNote(from, day)).catch((fault: unknown) => {
      toldOn = '';
      log.failed('mail.failed', fault);
    });
  }

  return (fault) => {
    log.failed('calendar.unread', fault);
    background(tell);
  };
}

function calendarNote({ author, contact, coachEmail }: Correspondent, day: string): Message {
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
