import type { Hearing } from '../../../domain/comments/moderation/ports.ts';
import { enqueueMail } from '../outbox.ts';
import { queryOn, type Sql } from '../sql.ts';
import { commentFrom } from './comment-row.ts';

/** For so long after its publishing a comment is looked for on its page, in seconds. */
const LOOKED_FOR = 30 * 86_400;

const UNSEEN = (state: string) => `SELECT * FROM comment
  WHERE state = '${state}' AND decided_at > :since AND live_at IS NULL`;
/** Whoever wrote what is answered and asked to hear of it, unless they have answered themselves. */
const HEARER = `comment AS answer JOIN comment AS answered ON answered.id = answer.answers
  WHERE answer.id = :id AND answered.hears = 'yes' AND answered.email IS NOT NULL
    AND lower(answered.email) IS NOT lower(answer.email)`;

/** Who hears of what is public; each call is one batch. */
export function createHearing(sql: Sql): Hearing {
  const query = queryOn(sql);
  return {
    async unseen(now) {
      const rows = await query(
        `${UNSEEN('published')} UNION ALL ${UNSEEN('acknowledged')} LIMIT 100`,
        { since: now - LOOKED_FOR },
      );
      return rows.map(commentFrom);
    },

    async seen(id, now) {
      const args = { id, now };
      const mail = { subject: `'comments'`, about: ':id' };
      const unseen = `id = :id AND live_at IS NULL`;
      await sql.batch([
        enqueueMail(
          { ...mail, key: `:id || '.published'`, kind: `'published'` },
          `comment WHERE ${unseen} AND email IS NOT NULL`,
          args,
        ),
        enqueueMail({ ...mail, key: `:id || '.answer'`, kind: `'answer'` }, HEARER, args),
        {
          sql: `UPDATE comment SET live_at = :now, hears = iif(email IS NULL, NULL, coalesce(hears, 'asked'))
            WHERE ${unseen}`,
          args,
        },
      ]);
    },

    async wants(id) {
      const [row] = await query('SELECT hears FROM comment WHERE id = :id AND email IS NOT NULL', {
        id,
      });
      const hears = row?.['hears'];
      return hears === 'yes' || hears === 'no' || hears === 'asked' ? hears : undefined;
    },

    async want(id, hears) {
      await query('UPDATE comment SET hears = :hears WHERE id = :id AND email IS NOT NULL', {
        ...{ id, hears },
      });
    },

    async forgetAddress(id) {
      await query('UPDATE comment SET email = NULL, hears = NULL WHERE id = :id', { id });
    },

    async find(id) {
      const [row] = await query('SELECT * FROM comment WHERE id = :id', { id });
      return row && commentFrom(row);
    },
  };
}
