import { basename, join } from 'node:path';
import { backUp } from '../adapters/database/backup/back-up.ts';
import { messageOf } from '../domain/message-of.ts';
import { bookingsFile } from './backup/bookings-file.ts';
import { keepNights, nightlyBackup } from './backup/nights.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';

const usage = `Usage: npm run backup [folder]

Copies the bookings as they are now, while the site runs, into a file that only you may read; without a folder
into backups/, beside them. There npm start makes one each night by itself, and keeps seven.

  --nightly  makes the one of this night, and removes those that are too many

Exit code 1 when there is nothing that can be copied, 2 for a wrong use.`;

const { values, positionals } = readArguments(
  usage,
  { nightly: { type: 'boolean' } },
  { words: 1 },
);
const database = bookingsFile();
const now = new Date();
const night = nightlyBackup(database, now);
const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
const byHand = `${basename(database, '.db')}-${stamp}.db`;
const file = values.nightly ? night.file : join(positionals[0] ?? night.folder, byHand);
try {
  backUp(database, file);
} catch (fault) {
  refuse(`No backup was made: ${messageOf(fault)}`);
}
if (values.nightly) keepNights(database, now);
else
  console.log(`${file} has the bookings as they are now, and is whole.
Take it to another machine, and keep the LINK_SECRET of .env there, too: the links in mails open only with that.
It holds names, numbers and addresses, which the site erases 90 days after a call and a copy does not.`);
