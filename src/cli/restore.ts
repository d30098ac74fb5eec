import { existsSync } from 'node:fs';
import { createBookingStore } from '../adapters/database/booking-store.ts';
import { holdMails, releaseMails } from '../adapters/database/backup/held-mails.ts';
import { versionOf } from '../adapters/database/migrations.ts';
import { restore } from '../adapters/database/backup/restore.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import { erasePersonalData } from '../domain/booking/erase-personal-data.ts';
import { runningSite, whileItRests } from '../server/handover.ts';
import { bookingsFile } from './backup/bookings-file.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { takeTurn } from './run/turn.ts';

const usage = `Usage: npm run restore <file>           puts a backup in the place of the bookings; the readers of a site that runs wait
       npm run restore -- --send-mails  sends the mails that a restore keeps

What is due for erasure is erased before anybody sees it. The mails that waited in the backup are kept, because
they may have gone out since, until you have them sent. The bookings that were there are set aside.`;

const { values, positionals } = readArguments(
  usage,
  { 'send-mails': { type: 'boolean' } },
  { words: 1 },
);
const [backup] = positionals;
const database = bookingsFile();
if ((backup === undefined) !== Boolean(values['send-mails'])) refuse(usage, 2);
try {
  if (backup === undefined) await sendMails();
  else await putBack(backup);
} catch (fault) {
  refuse(fault instanceof Error ? `${fault.message}.` : String(fault));
}

async function putBack(backup: string) {
  if (!existsSync(backup)) refuse(`There is no file ${backup}.`);
  const site = await runningSite();
  if (!site) return replace(backup);
  using _turn = await takeTurn();
  console.log(`Your site runs, at ${site.url}: its readers wait meanwhile.`);
  if (!(await whileItRests(() => replace(backup)))) refuse('It does not pause: stop it first.');
}

async function replace(backup: string) {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  let held = 0;
  const aside = await restore(backup, database, {
    now,
    async prepare(sql) {
      await erasePersonalData({ store: createBookingStore(sql), now: () => seconds });
      held = await holdMails(sql, seconds);
    },
  });
  console.log(`${database} is as ${backup} has it.`);
  if (aside) console.log(`What was there lies in ${aside}: delete it when you need it no more.`);
  if (held > 0)
    console.log(
      `Mails that waited in the backup, and may have gone out since: ${held}. They are kept; npm run restore -- --send-mails sends them.`,
    );
}

async function sendMails() {
  if (!existsSync(database)) refuse(`There are no bookings at ${database}.`);
  const sql = openSqlite(database);
  // Its version stays as it is: the server that runs now may know no other.
  if ((await versionOf(sql)) === 0) refuse(`There are no bookings at ${database}.`);
  console.log(`Mails that go out with the next sweep: ${await releaseMails(sql)}`);
  sql.close();
}
