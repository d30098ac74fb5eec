import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Copies the database of a file as it is at one moment, whoever writes to it, into another file that only this
 * user may read and that has its name when it is whole; a folder that is made for it is as closed.
 * @throws when there is no database, it can't be read, or the copy is not sound
 */
export function backUp(database: string, to: string): void {
  if (!existsSync(database)) throw new Error(`There is no database at ${database}`);
  const folder = dirname(to);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const half = `${to}.half`;
  rmSync(half, { force: true });
  // SQLite fills an empty file and leaves its mode as it is.
  writeFileSync(half, '', { mode: 0o600 });
  chmodSync(half, 0o600);
  try {
    const source = new DatabaseSync(database, { readOnly: true, timeout: 5_000 });
    try {
      source.prepare('VACUUM INTO ?').run(half);
    } finally {
      source.close();
    }
    checkSound(half);
    renameSync(half, to);
  } finally {
    rmSync(half, { force: true });
  }
}

/** @throws Error that says what is broken in a database */
function checkSound(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = copy.prepare('PRAGMA integrity_check').all();
    const said = rows.map((row) => String(row['integrity_check'])).join('; ');
    if (said !== 'ok') throw new Error(`${file} is broken: ${said}`);
  } finally {
    copy.close();
  }
}
