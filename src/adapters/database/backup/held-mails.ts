import { queryOn, type Sql } from '../sql.ts';

/** Who holds a mail puts it off by 3,000 years; in seconds. */
export const HELD = 100_000_000_000;

/** Keeps the mails that are due: after a restore nobody knows whether they went out. Resolves to how many. */
export async function holdMails(sql: Sql, now: number): Promise<number> {
  const held = await queryOn(sql)(
    `UPDATE outbox SET due_at = due_at + ${HELD} WHERE sent_at IS NULL AND due_at <= :now RETURNING key`,
    { now },
  );
  return held.length;
}

/** Lets go what was held. Resolves to how many mails that are. */
export async function releaseMails(sql: Sql): Promise<number> {
  const released = await queryOn(sql)(
    `UPDATE outbox SET due_at = due_at - ${HELD} WHERE sent_at IS NULL AND due_at >= ${HELD} RETURNING key`,
  );
  return released.length;
}
