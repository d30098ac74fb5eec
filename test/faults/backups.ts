import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { backUp } from '../../src/adapters/database/backup/back-up.ts';
import { restore } from '../../src/adapters/database/backup/restore.ts';
import type { Fault } from './fault.ts';
import { halfMade } from './half-made.ts';
import { lost } from './kill-store.ts';

const rounds = 10;
/** From one backup to the next. */
const writes = 200;

export const backups: Fault = {
  kind: 'backup',
  name: 'a backup while all write, put back elsewhere',
  aims: 'I1–I5',
  async strike({ database }, say) {
    await backUpAmidWrites(`${database}.backups`, rounds, say);
    return rounds;
  },
};

/**
 * Backs up into the folder what a process writes there as fast as it can, and puts each copy back as another
 * database: what was acknowledged before must be in it, and nothing half.
 */
export async function backUpAmidWrites(
  folder: string,
  rounds: number,
  say: (breach: string) => void,
) {
  mkdirSync(folder, { recursive: true });
  const [file, copy] = [join(folder, 'site.db'), join(folder, 'copy.db')];
  const script = fileURLToPath(import.meta.resolve('./store-writer.ts'));
  const writer = spawn(process.execPath, [script, file, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writer, 'exit');
  const acknowledged: string[] = [];
  let round = 0;
  for await (const line of createInterface({ input: writer.stdout! })) {
    acknowledged.push(line);
    if (acknowledged.length < (round + 1) * writes) continue;
    backUp(file, copy);
    const elsewhere = join(folder, `restored-${round}.db`);
    await restore(copy, elsewhere, { now: new Date(), prepare: async () => undefined });
    for (const breach of [...halfMade(elsewhere), ...lost(elsewhere, acknowledged)])
      say(`${breach}, in backup ${round + 1}`);
    if (++round === rounds) break;
  }
  writer.kill('SIGKILL');
  await exited;
}
