import type { Sql } from './sql.ts';

const IDS = `SELECT id FROM booking WHERE end_at > :since AND state IN ('paid', 'cancelled')`;

/** The ids of calls that end after `since`, also of canceled ones. */
export async function bookingIds(sql: Sql, since: number): Promise<string[]> {
  const [rows = []] = await sql.batch([{ sql: IDS, args: { since } }]);
  return rows.map(({ id }) => String(id));
}
