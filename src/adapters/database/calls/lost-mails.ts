import { OWNER_LINK } from '../../../domain/booking/calls/owner-link-note.ts';
import type { LostMails } from '../../../domain/booking/ports.ts';
import { bookingFrom } from '../booking-row.ts';
import { enqueueMail } from '../outbox.ts';
import { queryOn, type Sql } from '../sql.ts';

/** The calls that a reader has ahead, told by address. */
const THEIRS = `booking WHERE blocked_to > :now AND start_at > :now AND state = 'paid'
  AND lower(email) = lower(:address) ORDER BY start_at`;

/** What is asked for again within an hour is not sent twice. As text, because SQLite would write a number with a point. */
const hourOf = (now: number) => String(Math.floor(now / 3600));

/** Mails that are sent again because somebody lost theirs. No address is kept for it. */
export function lostMails(sql: Sql): LostMails {
  return {
    async remindOfLinks(address, now) {
      const kind = `'links-reader'`;
      const mail = { key: `id || '.' || :hour || '.' || ${kind}`, kind };
      const first = `(SELECT id FROM ${THEIRS} LIMIT 1) WHERE true`;
      await sql.batch([enqueueMail(mail, first, { address, now, hour: hourOf(now) })]);
    },

    async callsOf(address, now) {
      const rows = await queryOn(sql)(`SELECT * FROM ${THEIRS}`, { address, now });
      return rows.map(bookingFrom);
    },

    async remindOfPage(now) {
      const mail = {
        key: `'${OWNER_LINK}.' || :hour`,
        subject: `'${OWNER_LINK}'`,
        about: `'coach'`,
        kind: `'${OWNER_LINK}-coach'`,
      };
      await sql.batch([enqueueMail(mail, '(SELECT 1) WHERE true', { now, hour: hourOf(now) })]);
    },
  };
}
