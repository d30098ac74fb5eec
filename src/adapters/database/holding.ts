import { hash } from 'node:crypto';
import type { Booking } from '../../domain/booking/booking.ts';
import { HOLD_LASTS } from '../../domain/booking/hold.ts';
import type { Terms } from '../../domain/booking/reserve/terms.ts';
import type { Mail } from '../../domain/mail/outbox.ts';
import { rowFrom } from './booking-row.ts';
import { enqueueMail } from './outbox.ts';
import { freeLapsedIn, hasRoom, lock, unlock } from './slot-lock.ts';
import type { Args, Statement } from './sql.ts';

/** The hold that goes as the new one comes: no id is like it when it was paid, opened or released meanwhile. */
const INSTEAD = `(SELECT id FROM booking
  WHERE id = :instead AND state = 'held' AND session_id IS :seen)`;

const insert = (columns: string[]) => `INSERT INTO booking (state, claim, ${columns.join(', ')})
  SELECT 'held', :claim, ${columns.map((column) => `:${column}`).join(', ')}
  WHERE ${hasRoom(INSTEAD)}
  AND NOT EXISTS (SELECT 1 FROM booking WHERE id = :id OR claim = :claim)`;

/** What is held and not paid in the household. */
const UNPAID = `SELECT count(*) FROM booking WHERE household = :household AND held_until > :now
  AND state = 'held' AND id IS NOT ${INSTEAD}`;

/** One that could not be opened is no page. */
const PAGES = `SELECT count(*) FROM booking WHERE household = :household
  AND held_until > :now + ${HOLD_LASTS} - `;
const OPENED = `(state = 'held' OR session_id IS NOT NULL)`;

/** The statement of a batch of `holding` that answers a row when the booking is held. */
export const HELD = 1;

const NO_TERMS = { unpaid: Infinity, pages: [], instead: undefined, tell: undefined };

/** One batch that takes every cell of a booking or none. */
export function holding(
  booking: Booking,
  mostPerDay: number,
  now: number,
  terms?: Terms,
): Statement[] {
  const { id } = booking;
  const row = rowFrom(booking);
  const { unpaid, pages, instead, tell } = terms ?? NO_TERMS;
  const claim = terms ? claimOf(terms.key) : null;
  const seen = { instead: instead?.id ?? null, seen: instead?.sessionId ?? null };
  const limits = [
    ...(Number.isFinite(unpaid) ? [`${unpaid} > (${UNPAID})`] : []),
    ...pages.map(({ most, within }) => `${most} > (${PAGES}${within} AND ${OPENED})`),
  ];
  return [
    freeLapsedIn(booking.blocked, now),
    {
      sql: [insert(Object.keys(row)), ...limits].join(' AND ') + ' RETURNING id',
      args: { ...row, ...seen, claim, most: mostPerDay, now },
    },
    ...(instead ? vacating(id, instead.id, seen) : []),
    lock(id, 'held', 'held_until'),
    ...(tell ? [telling(id, tell, now)] : []),
  ];
}

/** Releases the hold that another one has taken the place of. */
function vacating(id: string, instead: string, seen: Args): Statement[] {
  return [
    {
      sql: `UPDATE booking SET state = 'expired' WHERE id = ${INSTEAD}
        AND EXISTS (SELECT 1 FROM booking WHERE id = :id AND state = 'held')`,
      args: { id, ...seen },
    },
    unlock(instead, `state = 'expired'`),
  ];
}

function telling(id: string, mail: Mail, now: number): Statement {
  const parts = { subject: ':subject', about: ':about', facts: ':facts' };
  return enqueueMail(
    { key: ':key', kind: ':kind', ...parts },
    `booking WHERE id = :id AND state = 'held'`,
    { ...mail, facts: JSON.stringify(mail.facts), id, now },
  );
}

/** What was reserved in a household and may count against it. */
export const RESERVED_IN = `SELECT * FROM booking WHERE household = :household
  AND held_until > :now AND ${OPENED}`;

export const ERASE_HOUSEHOLDS = `UPDATE booking SET household = NULL
  WHERE household IS NOT NULL AND held_until <= :now`;

/**
 * The booking of a claim. One that an earlier version made has none: while its hold lasts its reader's
 * cookie still says its id.
 */
export const CLAIMED = `claim = :claim OR (claim IS NULL AND booking.id = :key AND held_until > :now)`;

/** What is kept of a key. */
export function claimOf(key: string): string {
  return hash('sha256', key);
}
