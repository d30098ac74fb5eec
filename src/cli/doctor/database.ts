import { isMissing } from '../../adapters/database/address.ts';
import { bookingHealth, WRITING } from '../../adapters/database/health/booking-health.ts';
import { type BusyReadings, createBusyReadings } from '../../adapters/database/busy-readings.ts';
import { openDatabase } from '../../adapters/database/database.ts';
import { MIGRATIONS, versionOf } from '../../adapters/database/migrations.ts';
import type { Sql } from '../../adapters/database/sql.ts';
import { messageOf } from '../../domain/message-of.ts';
import { type Finding, fault, well } from './finding.ts';

/**
 * Whether bookings can be written, and whether something waits there that should not. The version of the
 * database stays as it is: the server that runs now may know no other.
 */
export async function lookAtDatabase(
  address: string,
  token: string | undefined,
  now: number,
): Promise<Finding[]> {
  if (isMissing(address))
    return [well(`No bookings yet: the first start makes ${address.replace('file:', '')}`)];
  try {
    const sql = openDatabase(address, token);
    const version = await versionOf(sql);
    const other = otherVersion(version);
    return [await written(sql), ...(other ? [other] : waiting(await bookingHealth(sql, now)))];
  } catch (cause) {
    return [
      fault(
        `The bookings can't be written: ${messageOf(cause)}`,
        'See that DATABASE_URL is right, that the disk has room, and that this user may write there.',
      ),
    ];
  }
}

/** What the site read of the coach's other calendars; nothing where there is no database, or none of ours. */
export function readingsIn(address: string, token: string | undefined): BusyReadings['find'] {
  return async (calendar) => {
    if (isMissing(address)) return undefined;
    const sql = openDatabase(address, token);
    return createBusyReadings(sql)
      .find(calendar)
      .catch(() => undefined)
      .finally(() => sql.close());
  };
}

function otherVersion(version: number): Finding | undefined {
  if (version === 0) return well('No bookings yet: the first start makes the tables');
  if (version < MIGRATIONS.length)
    return fault(
      'The bookings are of an earlier version: restart or deploy first',
      'The new version brings them along at its first request. Then ask the doctor again.',
    );
  return version > MIGRATIONS.length
    ? fault(
        'The bookings are of a later version than this copy of the site',
        'Bring this copy up to date: git pull.',
      )
    : undefined;
}

async function written(sql: Sql): Promise<Finding> {
  const [rows] = await sql.batch([{ sql: 'SELECT sqlite_version() AS version' }, ...WRITING]);
  return well(`The bookings can be written, by SQLite ${String(rows?.[0]?.version)}`);
}

const SWEEP =
  'The sweep does not run, Stripe does not answer it, or the key of another Stripe account was put in: see the log, and that POST /api/sweep is asked every 15 minutes where no server of ours runs.';
const DUE =
  'They are tried every five minutes. If this stays, see Stripe’s balance and give the money back in its dashboard.';
const DEAD =
  'They were to readers, about calls or comments. Stripe’s dashboard has the payments of calls: write to those readers yourself. Then see why the mail server refused.';
const HELD = 'They may have gone out before. npm run restore -- --send-mails sends them.';

function waiting(health: Awaited<ReturnType<typeof bookingHealth>>): Finding[] {
  const { stuckHolds, refundsDue, lateMails, deadMails, heldMails } = health;
  const some = (count: number, none: string, says: string, todo: string) =>
    count === 0 ? well(none) : fault(`${says}: ${count}`, todo);
  return [
    some(stuckHolds, 'No hour is held past its time', 'Hours held past their time', SWEEP),
    some(refundsDue, 'No refund is due', 'Refunds that are due', DUE),
    some(
      lateMails,
      'No mail is late',
      'Mails that are late',
      'See the line about the mail server.',
    ),
    some(deadMails, 'No mail was given up', 'Mails that were given up after 16 tries', DEAD),
    ...(heldMails === 0
      ? []
      : [fault(`Mails that are kept since a backup was put back: ${heldMails}`, HELD)]),
  ];
}
