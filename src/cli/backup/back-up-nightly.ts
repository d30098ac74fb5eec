import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { databaseFile } from '../../adapters/database/address.ts';
import type { Environment } from '../../environment.ts';
import { nightlyBackup } from './nights.ts';
import type { Running } from '../run/stop.ts';

const HOUR = 3_600_000;
const command = fileURLToPath(new URL('../backup.ts', import.meta.url));

/**
 * Each night a backup of the bookings, by a process of its own: the copying would hold up who asks. A night that
 * the site did not run is made up for; what fails is tried again an hour later. Practice has nothing to lose.
 */
export function backUpNightly({ practice, databaseUrl }: Environment): Running {
  const database = practice ? undefined : databaseFile(databaseUrl);
  const look = () => {
    if (database === undefined || !existsSync(database)) return;
    if (existsSync(nightlyBackup(database, new Date()).file)) return;
    const child = spawn(process.execPath, [command, '--nightly'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', ({ message }) => console.error(`No backup was made: ${message}`));
  };
  look();
  const timer = setInterval(look, HOUR).unref();
  return { close: () => clearInterval(timer) };
}
