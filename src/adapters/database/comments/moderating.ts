import type { Moderation, Publication } from '../../../domain/comments/moderation/ports.ts';
import { HELD } from '../backup/held-mails.ts';
import { enqueueMail } from '../outbox.ts';
import { queryOn, type Sql } from '../sql.ts';
import { commentFrom, EMPTY } from './comment-row.ts';

/** Between two mails of what waits, in seconds. */
const PAUSE = 1800;

const THESE = `id IN (SELECT value FROM json_each(:ids))`;
const UNTOLD = `state = 'waiting' AND told_at IS NULL`;

// One that is still on its way tells of what came after it, too.
const TELL = `UPDATE comment SET told_at = :now WHERE ${UNTOLD}
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE kind = 'waiting' AND sent_at IS NULL AND due_at < ${HELD})
  AND NOT EXISTS (SELECT 1 FROM outbox
    WHERE key >= 'comments.' AND key < 'comments/' AND sent_at > :now - ${PAUSE})`;

const ANSWER = `INSERT INTO comment (id, key, post, answers, name, words, author, state, written_at, decided_at)
  SELECT :answer, 'answer to ' || id, post, id, :name, :words, 1, 'published', :now, :now
  FROM comment WHERE state = 'waiting' AND ${THESE}`;

/** What the author decides, and what becomes public by it; each call is one batch. */
export function createModerating(sql: Sql): Moderation & Publication {
  const query = queryOn(sql);
  const all = async (state: 'waiting' | 'published', order: string) => {
    const rows = await query(
      `SELECT * FROM comment WHERE state = '${state}' ORDER BY ${order}, rowid`,
    );
    return rows.map(commentFrom);
  };
  const idsOf = (rows: readonly { id?: unknown }[] | undefined) =>
    (rows ?? []).map(({ id }) => String(id));

  return {
    waiting: () => all('waiting', 'written_at'),

    async publish(ids, now, answer) {
      const args = { ids: JSON.stringify(ids), now };
      const { id, name, words } = answer ?? {};
      const answered = { ...args, answer: id ?? null, name: name ?? null, words: words ?? null };
      const results = await sql.batch([
        ...(answer ? [{ sql: ANSWER, args: answered }] : []),
        {
          sql: `UPDATE comment SET state = 'published', decided_at = :now
            WHERE state = 'waiting' AND ${THESE} RETURNING id`,
          args,
        },
      ]);
      return idsOf(results.at(-1));
    },

    async delete(ids, now) {
      const deleted = await query(
        `UPDATE comment SET state = 'deleted', decided_at = :now, ${EMPTY}
          WHERE state = 'waiting' AND ${THESE} RETURNING id`,
        { ids: JSON.stringify(ids), now },
      );
      await sql.scrub();
      return idsOf(deleted);
    },

    async tellOfWaiting(now) {
      const args = { now, key: keyAt(now) };
      const mail = { key: ':key', subject: `'comments'`, about: ':key', kind: `'waiting'` };
      const told = `(SELECT 1) WHERE EXISTS (SELECT 1 FROM comment WHERE state = 'waiting' AND told_at = :now)`;
      await sql.batch([{ sql: TELL, args: { now } }, enqueueMail(mail, told, args)]);
    },

    published: () => all('published', 'decided_at'),

    async known() {
      const rows = await query(`SELECT id, state FROM comment WHERE state = 'acknowledged'
        UNION ALL SELECT id, state FROM comment WHERE state = 'removed'`);
      const by = Map.groupBy(rows, ({ state }) => state);
      return { acknowledged: idsOf(by.get('acknowledged')), removed: idsOf(by.get('removed')) };
    },

    async acknowledge(ids) {
      await query(
        `UPDATE comment SET state = 'acknowledged' WHERE state = 'published' AND ${THESE}`,
        {
          ids: JSON.stringify(ids),
        },
      );
    },

    async remove(ids) {
      await query(
        `UPDATE comment SET state = 'removed', ${EMPTY}
          WHERE state IN ('published', 'acknowledged') AND ${THESE}`,
        { ids: JSON.stringify(ids) },
      );
      await sql.scrub();
    },
  };
}

/** In the order of time. */
function keyAt(now: number): string {
  return `comments.${now}`;
}
