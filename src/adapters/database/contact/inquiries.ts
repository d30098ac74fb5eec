import type { Inquiries } from '../../../domain/contact/ports.ts';
import { HELD } from '../backup/held-mails.ts';
import { enqueueMail } from '../outbox.ts';
import { queryOn, type Sql, textOrNull } from '../sql.ts';

const KEY = `id || '.inquiry'`;
/** What was put off by hand may have gone out before. */
const UNSENT = `EXISTS (SELECT 1 FROM outbox
  WHERE key = inquiry.${KEY} AND sent_at IS NULL AND due_at < ${HELD})`;

/** What readers write to the author, until it is mailed and for a while after. */
export function createInquiries(sql: Sql): Inquiries {
  const query = queryOn(sql);
  return {
    async known(fingerprint, since) {
      const [row] = await query(
        `SELECT ${KEY} AS mail, ${UNSENT} AS unsent FROM inquiry
          WHERE fingerprint = :fingerprint AND (written_at > :since OR ${UNSENT})`,
        { fingerprint, since },
      );
      return row && { unsent: row.unsent === 1 ? String(row.mail) : undefined };
    },

    async take(inquiry, since, now) {
      const mail = { key: KEY, subject: `'contact'`, kind: `'inquiry'` };
      const { fingerprint } = inquiry;
      await sql.batch([
        {
          sql: `DELETE FROM inquiry
            WHERE fingerprint = :fingerprint AND written_at <= :since AND NOT ${UNSENT}`,
          args: { fingerprint, since },
        },
        {
          sql: `INSERT INTO inquiry (id, fingerprint, words, name, email, about, written_at)
            VALUES (:id, :fingerprint, :words, :name, :email, :about, :now)
            ON CONFLICT (fingerprint) DO NOTHING`,
          args: { ...inquiry, now },
        },
        enqueueMail(mail, 'inquiry WHERE id = :id', { id: inquiry.id, now }),
      ]);
    },

    async find(id) {
      const [row] = await query('SELECT * FROM inquiry WHERE id = :id', { id });
      if (!row) return undefined;
      const { words, name, email, about } = row;
      return {
        ...{ words: String(words), name: String(name), email: String(email) },
        about: textOrNull(about),
      };
    },

    async forget(then) {
      await query(
        `DELETE FROM inquiry WHERE written_at < :then
          AND EXISTS (SELECT 1 FROM outbox WHERE key = ${KEY} AND sent_at IS NOT NULL)`,
        { then },
      );
      await sql.scrub();
    },
  };
}
