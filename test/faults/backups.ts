import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { backUp } from '../../src/adapters/database/backup/back-up.ts';
import { restore } from '../../src/adapters/database/backup/restore.ts';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { createManageLinks } from '../../src/adapters/signed/manage-link.ts';
import type { Fault } from './fault.ts';
import { halfMade } from './half-made.ts';
import { lost } from './kill-store.ts';

const seconds = 30;
/** Milliseconds from one backup to the next, in which the writer has the machine. */
const pause = 250;
const links = createManageLinks(['a secret that the new place has, too']);

export const backups: Fault = {
  kind: 'backup',
  name: `backups for ${seconds} s while bookings are written as fast as they go, put back elsewhere`,
  aims: 'I1–I5',
  place: inMemory,
  async strike({ database }, say) {
    const { rounds, bookings, took } = await backUpAmidWrites(`${database}.backups`, seconds, say);
    console.error(`  ${Math.round(bookings / took)} bookings a second were written meanwhile`);
    return rounds;
  },
};

/** Each booking is three durable writes, and few disks take those of 200 bookings a second for good. */
function inMemory() {
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const path = mkdtempSync(join(memory, 'backups-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Backs up into the folder, again and again for so many seconds, what a process writes there as fast as it
 * can, and puts each copy back as another database: what was acknowledged before must be in it, nothing half, and
 * the links of calls lead to them.
 */
export async function backUpAmidWrites(
  folder: string,
  seconds: number,
  say: (breach: string) => void,
) {
  mkdirSync(folder, { recursive: true });
  const [file, copy, elsewhere] = ['site.db', 'copy.db', 'restored.db'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const script = fileURLToPath(import.meta.resolve('./store-writer.ts'));
  const writer = spawn(process.execPath, [script, file, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writer, 'exit');
  const acknowledged: string[] = [];
  const lines = createInterface({ input: writer.stdout! });
  lines.on('line', (line) => acknowledged.push(line));
  await once(lines, 'line');
  const begun = performance.now();
  const took = () => (performance.now() - begun) / 1000;
  let rounds = 0;
  do {
    const before = [...acknowledged];
    backUp(file, copy);
    await restore(copy, elsewhere, { now: new Date(), prepare: async () => undefined });
    const breaches = [...halfMade(elsewhere), ...lost(elsewhere, before)];
    breaches.push(...(await deadLinks(elsewhere, before)));
    for (const breach of breaches) say(`${breach}, in backup ${rounds + 1}`);
    for (const each of [elsewhere, `${elsewhere}-wal`, `${elsewhere}-shm`])
      rmSync(each, { force: true });
    rounds += 1;
    await wait(pause);
  } while (took() < seconds);
  const written = { rounds, took: took(), bookings: acknowledged.filter(isNew).length };
  writer.kill('SIGKILL');
  await exited;
  return written;
}

const isNew = (line: string) => line.startsWith('held ');

/** Links to the newest calls, made before the backup, that lead to none of those in the file. */
async function deadLinks(file: string, acknowledged: readonly string[]): Promise<string[]> {
  const sql = openSqlite(file);
  const store = createBookingStore(sql);
  const calls = acknowledged.flatMap((line) => /^paid (.+)/.exec(line)?.[1] ?? []).slice(-20);
  const dead: string[] = [];
  for (const id of calls) {
    const read = links.read(links.tokenOf({ bookingId: id, role: 'reader' }));
    const call = read && (await store.find(read.bookingId));
    if (call?.id !== id || call.state !== 'paid') dead.push(`I5 the link of ${id} leads nowhere`);
  }
  sql.close();
  return dead;
}
