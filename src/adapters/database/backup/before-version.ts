import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BREAKING } from '../migrations.ts';
import { backUp } from './back-up.ts';

/**
 * Backs up a database of that version when earlier code can't live with what it is brought to; the file is named
 * after the first version that is so.
 */
export function backUpBefore(database: string, version: number, now: Date): void {
  const next = BREAKING.find((breaking) => breaking > version);
  if (version === 0 || next === undefined) return;
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const name = `${basename(database, '.db')}-before-version-${next}-${stamp}.db`;
  backUp(database, join(folderOf(database), name));
}

/** The backups of that kind, the oldest first; `day` as in 2026-11-24. */
export function backupsBeforeVersions(database: string) {
  const folder = folderOf(database);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const own = new RegExp(
    `^${RegExp.escape(basename(database, '.db'))}-before-version-(\\d+)-(\\d{4}-\\d\\d-\\d\\d)T`,
  );
  return names.toSorted().flatMap((name) => {
    const [, version, day = ''] = own.exec(name) ?? [];
    return version ? [{ file: join(folder, name), version: Number(version), day }] : [];
  });
}

/** Where the backups lie that the site makes by itself. */
export function folderOf(database: string): string {
  return join(dirname(database), 'backups');
}
