import { RETENTION } from '../../../domain/booking/erase-personal-data.ts';
import { messageOf } from '../../../domain/message-of.ts';
import { databaseFile, isMissing } from '../address.ts';
import { openDatabase } from '../database.ts';
import { versionOf } from '../migrations.ts';
import { queryOn } from '../sql.ts';

const LEFT = `SELECT count(*) AS bookings, max(end_at) AS last FROM booking
  WHERE state IN ('held', 'processing') OR answers <> '[]' OR coalesce(name, email, phone) IS NOT NULL
    OR id IN (SELECT booking_id FROM refund WHERE done_at IS NULL)`;

type Settings = { practice: boolean; databaseUrl: string; databaseToken: string | undefined };

/**
 * For a site that offers no calls (any more). Who has booked holds a link, may have money to come, and is
 * promised to be forgotten: all that needs coaching. What practice sold is sold to nobody.
 * @throws Error while the database still knows a reader, and what to do
 */
export async function refuseWhileSold(
  { practice, databaseUrl, databaseToken }: Settings,
  now: Date,
): Promise<void> {
  if (practice || isMissing(databaseUrl)) return;
  const database = databaseFile(databaseUrl) ?? databaseUrl;
  const left = await bookingsIn(databaseUrl, databaseToken).catch((cause: unknown) => {
    throw new Error(unread(database, cause), { cause });
  });
  if (left.bookings === 0) return;
  const erased = new Date((left.last + RETENTION) * 1000);
  throw new Error(sentences(database, left.bookings, erased < now ? now : erased));
}

/** How many there still are of somebody, and when the last of them ends, in Unix seconds. */
async function bookingsIn(address: string, token: string | undefined) {
  const sql = openDatabase(address, token);
  try {
    const isNew = (await versionOf(sql)) === 0;
    const [row] = isNew ? [] : await queryOn(sql)(LEFT);
    return { bookings: Number(row?.bookings ?? 0), last: Number(row?.last) };
  } finally {
    sql.close();
  }
}

function unread(database: string, cause: unknown): string {
  return `The site cannot start:
  coaching.yaml is gone, and whether ${database} still has bookings can't be read: ${messageOf(cause)}
Mend that, or put coaching.yaml back. Where nobody has booked, move the file away, or remove DATABASE_URL.`;
}

function sentences(database: string, bookings: number, erased: Date): string {
  return `The site cannot start:
  coaching.yaml is gone, and ${database} still has bookings: ${bookings}. Their links, refunds and mails, and that
  readers are forgotten as promised, need it.
Put it back; with hours: {} in it nothing more is sold. It can go after ${erased.toISOString().slice(0, 10)}, when the last is erased.
If you have settled everything with these readers yourself, move the database away instead.`;
}
