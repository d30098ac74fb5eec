import {
  type CalendarNews,
  unreadCalendarNote,
} from '../../domain/booking/mails/unread-calendar-note.ts';
import type { Correspondent } from '../../domain/booking/mails/letter-facts.ts';
import type { Log } from '../../domain/log.ts';
import type { Mailer } from '../../domain/mail/message.ts';
import { dayOf } from '../../domain/time/local-day.ts';

/** What was told already; of several that claim the same at once one hears true. */
export type Claims = {
  claim(calendar: string, about: 'doubts' | 'failure', what: string): Promise<boolean>;
  release(calendar: string, about: 'doubts' | 'failure'): Promise<void>;
};

/** Tells the coach what became of a calendar: an outage once a day, events in doubt once. */
export function createCalendarAlert(world: {
  claims: Claims;
  from: Correspondent;
  mailer: Mailer;
  log: Log;
  timeZone: string;
  now: () => number;
}): (calendar: string, news: CalendarNews) => Promise<void> {
  const { claims, from, mailer, log, timeZone, now } = world;
  return async (calendar, news) => {
    const about = news.kind === 'doubts' ? 'doubts' : 'failure';
    const said = news.kind === 'doubts' ? news.doubts : [news.kind, dayOf(now(), timeZone)];
    if (!(await claims.claim(calendar, about, JSON.stringify(said)))) return;
    try {
      await mailer.send(unreadCalendarNote(from, news, { now: now(), timeZone }));
    } catch (fault) {
      await claims.release(calendar, about);
      log.failed('mail.failed', fault);
    }
  };
}
