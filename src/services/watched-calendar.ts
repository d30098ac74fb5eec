import { waitUntil } from '@vercel/functions';
import { dayOf } from '../domain/booking/availability.ts';
import { calendarNote } from '../domain/booking/mails/calendar-note.ts';
import type { Correspondent } from '../domain/booking/mails/letter-facts.ts';
import type { Calendar } from '../domain/booking/ports.ts';
import type { Mailer } from '../domain/mail/message.ts';
import { logFault } from '../log.ts';

/** The coach's calendars; when one can't be read, that is logged, and she is told once a day. */
export function watchedCalendar(
  calendar: Calendar,
  world: { mailer: Mailer; from: Correspondent; timeZone: string; now: () => number },
): Calendar {
  let told = '';

  async function tell() {
    const day = dayOf(world.now(), world.timeZone);
    if (day === told) return;
    told = day;
    await world.mailer.send(calendarNote(world.from, day)).catch((fault: unknown) => {
      told = '';
      logFault('mail.failed', fault);
    });
  }

  return {
    async busy(span) {
      try {
        return await calendar.busy(span);
      } catch (fault) {
        logFault('calendar.unread', fault);
        waitUntil(tell());
        throw fault;
      }
    },
  };
}
