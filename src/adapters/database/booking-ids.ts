import { queryOn, type Sql } from './sql.ts';

const IDS = `SELECT id FROM booking WHERE end_at > :since AND state IN ('paid', 'cancelled')`;

/** The ids of calls that end after `since`, also of canceled ones. */
export async function bookingIds(sql: Sql, since: number): Promise<string[]> {
  const rows = await queryOn(sql)(IDS, { since });
  return rows.map(({ id }) => String(id));
}

/**
 * Names the calendar entries of bookings that were made before entries had names of their own: as they
 * were named then, by the host of the site, which from now on may change.
 */
export async function nameEntries(sql: Sql, host: string): Promise<void> {
  const name = `UPDATE booking SET uid = id || '@' || :host WHERE uid IS NULL`;
  await queryOn(sql)(name, { host });
}
