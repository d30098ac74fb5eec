import { HELD } from '../backup/held-mails.ts';
import { GIVEN_UP, UNLUCKY } from '../outbox.ts';
import { queryOn, type Sql } from '../sql.ts';

/** How long the sweep, which comes every 15 minutes at the least, may leave a thing undone; in seconds. */
const PATIENCE = 1800;

const COUNTS = `SELECT
  (SELECT count(*) FROM booking WHERE state IN ('held', 'processing')
    AND iif(state = 'held', held_until <= :now - ${PATIENCE}, start_at <= :now)) AS holds,
  (SELECT count(*) FROM refund WHERE done_at IS NULL) AS refunds,
  (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND due_at < ${HELD} AND NOT ${GIVEN_UP}
    AND (attempts >= ${UNLUCKY} OR due_at <= :now - ${PATIENCE})) AS late,
  (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND ${GIVEN_UP}
    AND due_at < ${HELD}) AS dead,
  (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND due_at >= ${HELD}) AS held`;

/** What waits in the database longer than it should: holds, refunds that are due, mails late, given up and held. */
export async function bookingHealth(sql: Sql, now: number) {
  const [row] = await queryOn(sql)(COUNTS, { now });
  const count = (name: string) => Number(row?.[name]);
  return {
    stuckHolds: count('holds'),
    refundsDue: count('refunds'),
    lateMails: count('late'),
    deadMails: count('dead'),
    heldMails: count('held'),
  };
}

/** Tries after which a mail has waited for two hours: its pauses double, beginning with two minutes. */
const HOURS = 7;

const WAITING = `SELECT count(*) AS mails FROM outbox
  WHERE sent_at IS NULL AND due_at < ${HELD} AND NOT ${GIVEN_UP}
    AND (attempts >= ${HOURS} OR due_at <= :now - 7200)`;

/** Writes, and leaves nothing: no version is negative. What changes no row would be well on a full disk. */
export const WRITING = [
  { sql: 'INSERT INTO migration (version) VALUES (-1)' },
  { sql: 'DELETE FROM migration WHERE version = -1' },
];

/**
 * Tells whether the database can be written and no mail waits for hours; one that was given up waits no more. Anybody
 * may ask, so it is written once in a second at most.
 * @throws when the database does not answer, or takes no writing
 */
export function databaseHealth(sql: Sql) {
  let written: { at: number; done: Promise<unknown> } | undefined;
  return async (now: number): Promise<boolean> => {
    if (written?.at !== now) written = { at: now, done: sql.batch(WRITING) };
    const [[row]] = await Promise.all([queryOn(sql)(WAITING, { now }), written.done]);
    return row?.mails === 0;
  };
}
