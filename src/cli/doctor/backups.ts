import { existsSync } from 'node:fs';
import { databaseFile } from '../../adapters/database/address.ts';
import { nightsOf } from '../backup/nights.ts';
import { type Finding, fault, well } from './finding.ts';

/** Whether a backup of the bookings is from this night or the last ones; `now` in Unix seconds. */
export function lookAtBackups(address: string, now: number): Finding[] {
  const database = databaseFile(address);
  if (database === undefined || !existsSync(database)) return [];
  const newest = nightsOf(database).at(-1);
  const todo =
    'npm start makes one each night: see “No backup was made” in the log, and whether the disk is full. npm run backup makes one now.';
  if (newest === undefined) return [fault('There is no backup of the bookings', todo)];
  const age = now - Date.parse(newest) / 1000;
  return [
    age < 3 * 86_400
      ? well(`The bookings are backed up, last on ${newest}`)
      : fault(`The last backup of the bookings is of ${newest}`, todo),
  ];
}
