import type { Fading, NewComment, Writing } from '../../../domain/comments/ports.ts';
import { queryOn, type Row, type Sql } from '../sql.ts';
import { commentFrom, UNREAD } from './comment-row.ts';

/** The most that wait for the author. */
const MOST = 500;
/** How long the same words are the same comment, in seconds. */
const SAME = 30 * 86_400;

/** In the words of the index `comment_waiting`. */
const WAITING = `FROM comment WHERE state = 'waiting'`;
const KNOWN = `(key = :key OR (fingerprint = :fingerprint AND written_at > :now - ${SAME}))`;
/** Those that have waited since before, and since a mail about them went out. */
const LONG_HEARD_OF = `state = 'waiting' AND written_at < :unread AND EXISTS (SELECT 1 FROM outbox
  WHERE outbox.key = 'comments.' || told_at AND sent_at < :unread)`;

/** A key tells more than words do. */
const FIND = `SELECT *, key <> :key AS other FROM comment WHERE ${KNOWN} ORDER BY other, written_at DESC LIMIT 1`;

const GIVE_WAY = `UPDATE comment SET ${UNREAD} WHERE id =
    (SELECT id ${WAITING} AND doubts <> '[]' ORDER BY written_at, rowid LIMIT 1)
  AND (SELECT count(*) ${WAITING}) >= ${MOST}
  AND NOT EXISTS (SELECT 1 FROM comment WHERE ${KNOWN}) RETURNING id`;

const INSERT = `INSERT INTO comment (id, key, fingerprint, post, answers, name, words, site, email,
    name_mark, site_mark, doubts, written_at)
  SELECT :id, :key, :fingerprint, :post, :answers, :name, :words, :site, :email,
    :nameMark, :siteMark, :doubts, :now
  WHERE (SELECT count(*) ${WAITING}) < ${MOST} AND NOT EXISTS (SELECT 1 FROM comment WHERE ${KNOWN})`;

/** An address that was left out at first; a site is for all to see, and the author may have read the comment by now. */
const COMPLETE = `UPDATE comment SET email = coalesce(email, :email)
  WHERE state = 'waiting' AND fingerprint = :fingerprint AND written_at > :now - ${SAME}`;

/** What readers send, and what time does to it; each call is one batch. */
export function createWriting(sql: Sql): Writing & Fading {
  const query = queryOn(sql);
  const found = async (text: string, args: Row) => {
    const [row] = await query(text, args);
    return row && commentFrom(row);
  };
  return {
    async write(comment, now) {
      const { key, fingerprint, email } = comment;
      const known = { key, fingerprint, now };
      const [gone, , , rows] = await sql.batch([
        { sql: GIVE_WAY, args: known },
        { sql: INSERT, args: { ...argsOf(comment), now } },
        { sql: COMPLETE, args: { fingerprint, email, now } },
        { sql: FIND, args: known },
      ]);
      const [row] = rows ?? [];
      const gaveWay = gone?.[0] && String(gone[0]['id']);
      return row && { stored: commentFrom(row), ...(gaveWay !== undefined && { gaveWay }) };
    },

    find: (id) => found('SELECT * FROM comment WHERE id = :id', { id }),

    sentWith: (key) => found('SELECT * FROM comment WHERE key = :key', { key }),

    async refusedBefore(marks) {
      const args = { marks: JSON.stringify(marks) };
      const rows = await query(
        `SELECT value FROM json_each(:marks) WHERE
          EXISTS (SELECT 1 FROM comment WHERE name_mark = value AND state = 'deleted')
          OR EXISTS (SELECT 1 FROM comment WHERE site_mark = value AND state = 'deleted')`,
        args,
      );
      return rows.map(({ value }) => String(value));
    },

    async fade({ unread, emails, deleted }, now) {
      await sql.batch([
        {
          sql: `UPDATE comment SET ${UNREAD} WHERE ${LONG_HEARD_OF}`,
          args: { unread, now },
        },
        {
          sql: `UPDATE comment SET email = NULL, hears = NULL
            WHERE email IS NOT NULL AND decided_at < :emails`,
          args: { emails },
        },
        {
          sql: `DELETE FROM comment WHERE state = 'deleted' AND decided_at < :deleted`,
          args: { deleted },
        },
      ]);
      await sql.scrub();
    },
  };
}

function argsOf({ doubts, ...comment }: NewComment): Row {
  return { ...comment, doubts: JSON.stringify(doubts) };
}
