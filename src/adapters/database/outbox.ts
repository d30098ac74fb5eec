import { attempt } from '../../domain/attempt.ts';
import type { Outbox } from '../../domain/mail/outbox.ts';
import { HELD } from './backup/held-mails.ts';
import { kindFrom } from './booking-row.ts';
import { queryOn, type Args, type Sql, type Statement } from './sql.ts';

/** After so many tries, about a day and a half, a mail is given up, or tried once a day. */
const MOST_TRIES = 16;

/** SQL: mails that tell the author what she hears by nothing else; these are never given up. */
const TO_AUTHOR = `(kind IN ('waiting', 'inquiry') OR kind GLOB '*-coach')`;

/** SQL: mails that are tried no more. */
export const GIVEN_UP = `(attempts >= ${MOST_TRIES} AND NOT ${TO_AUTHOR})`;

/** Tries after which it is no longer just unlucky. */
export const UNLUCKY = 4;

// The pause doubles up to four hours.
const CLAIM = `UPDATE outbox SET attempts = attempts + 1,
    due_at = :now + iif(attempts + 1 < ${MOST_TRIES}, 60 * (1 << min(attempts, 8)), 86400)
  WHERE key IN (SELECT key FROM outbox
    WHERE sent_at IS NULL AND due_at <= :now AND NOT ${GIVEN_UP}
      AND (:subjects IS NULL OR subject IN (SELECT value FROM json_each(:subjects)))
    ORDER BY due_at LIMIT 20)
  RETURNING key, subject, about, kind, facts`;

/**
 * What was put off by hand stays so. What was tried less often comes by itself within minutes, or is under way and would
 * go out twice.
 */
const RETRY = `UPDATE outbox SET due_at = iif(attempts < ${UNLUCKY}, due_at, :now),
    attempts = iif(attempts < ${UNLUCKY}, attempts, 0)
  WHERE key = :key AND sent_at IS NULL AND due_at < ${HELD} AND (attempts > 0 OR due_at <= :now)
  RETURNING key`;

/** What waits to be sent; each subject puts its mails in by itself, in one batch with what they tell of. */
export function createOutbox(sql: Sql): Outbox {
  const query = queryOn(sql);
  return {
    async claimMails(now, subjects) {
      const of = { subjects: subjects ? JSON.stringify(subjects) : null };
      return (await query(CLAIM, { now, ...of })).map(({ key, subject, about, kind, facts }) => ({
        key: String(key),
        subject: String(subject),
        about: String(about),
        kind: kindFrom(String(kind)),
        // One row that can't be read holds up no others: who writes its mail refuses it.
        facts: attempt(() => JSON.parse(String(facts))),
      }));
    },

    async mailed(key, now) {
      await query('UPDATE outbox SET sent_at = :now WHERE key = :key', { key, now });
    },

    async retryMail(key, now) {
      return (await query(RETRY, { key, now })).length === 1;
    },
  };
}

/**
 * Puts a mail in for each row of `from`, which ends in a condition; its parts are SQL over that row. One whose key
 * is known waits already, or went out.
 */
export function enqueueMail(
  mail: { key: string; kind: string } & Partial<typeof OF_BOOKING>,
  from: string,
  args: Args,
): Statement {
  const { key, subject, about, kind, facts, due } = { ...OF_BOOKING, ...mail };
  const sql = `INSERT INTO outbox (key, subject, about, kind, facts, due_at)
    SELECT ${key}, ${subject}, ${about}, ${kind}, ${facts}, ${due} FROM ${from}
    ON CONFLICT (key) DO NOTHING`;
  return { sql, args };
}

const OF_BOOKING = { subject: `'booking'`, about: 'id', facts: `'{}'`, due: ':now' };
