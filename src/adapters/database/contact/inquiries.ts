import type { Inquiries } from '../../../domain/contact/ports.ts';
import { enqueueMail } from '../outbox.ts';
import { queryOn, type Sql, textOrNull } from '../sql.ts';

const KEY = `id || '.inquiry'`;

/** What readers write to the author, until it is mailed and for a while after. */
export function createInquiries(sql: Sql): Inquiries {
  const query = queryOn(sql);
  return {
    async has(fingerprint) {
      const found = await query('SELECT id FROM inquiry WHERE fingerprint = :fingerprint', {
        fingerprint,
      });
      return found.length > 0;
    },

    async take(inquiry, now) {
      const mail = { key: KEY, subject: `'contact'`, kind: `'inquiry'` };
      await sql.batch([
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
