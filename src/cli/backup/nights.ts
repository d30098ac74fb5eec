import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How many nights are kept: what the site erases is in none of them a week later. */
const NIGHTS = 7;

/** The file that the address of a database leads to; undefined where it is at Turso. */
export function databaseFile(address: string): string | undefined {
  return address.startsWith('file:') ? address.replace(/^file:/, '') : undefined;
}

/** Where the backup of this night lies. */
export function nightlyBackup(database: string, now: Date): { folder: string; file: string } {
  const folder = join(dirname(database), 'backups');
  const night = now.toISOString().slice(0, 10);
  return { folder, file: join(folder, `${basename(database, '.db')}-${night}.db`) };
}

/** The nights of which there is a backup, the oldest first. */
export function nightsOf(database: string): string[] {
  const { folder } = nightlyBackup(database, new Date(0));
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const prefix = `${basename(database, '.db')}-`;
  return names
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => /^(\d{4}-\d\d-\d\d)\.db$/.exec(name.slice(prefix.length))?.[1] ?? [])
    .toSorted();
}

/** Removes all but the newest nights; what was copied by hand stays. */
export function keepNights(database: string): void {
  for (const night of nightsOf(database).slice(0, -NIGHTS))
    rmSync(nightlyBackup(database, new Date(night)).file);
}
