import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupsBeforeVersions, folderOf } from '../../adapters/database/backup/before-version.ts';

/** How many nights are kept: what the site erases is in none of them a week later. */
const NIGHTS = 7;

/** Where the backup of this night lies. */
export function nightlyBackup(database: string, now: Date): { folder: string; file: string } {
  const folder = folderOf(database);
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

/** Removes all but the newest nights, and what was made before a version as long ago; copies made by hand stay. */
export function keepNights(database: string, now: Date): void {
  for (const night of nightsOf(database).slice(0, -NIGHTS))
    rmSync(nightlyBackup(database, new Date(night)).file);
  const weekAgo = new Date(now.getTime() - NIGHTS * 86_400_000).toISOString().slice(0, 10);
  for (const { file, day } of backupsBeforeVersions(database)) if (day < weekAgo) rmSync(file);
}
