import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from '../../adapters/database/sqlite.ts';
import { buildsFolder } from '../../server/handover.ts';

/**
 * Waits until nobody else makes or hands over a build in this folder, and keeps others waiting until it is closed.
 * SQLite's lock ends with whoever holds it, even when that is killed.
 */
export async function takeTurn() {
  mkdirSync(buildsFolder, { recursive: true });
  const lock = new DatabaseSync(`${buildsFolder}/turn`, { timeout: 0 });
  for (let said = false; ; said = true)
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (fault) {
      if (!isBusy(fault)) throw fault;
      if (!said) console.log('Another build runs here; this one waits for it.');
      await wait(500);
    }
}
