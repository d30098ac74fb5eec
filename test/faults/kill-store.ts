import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Site, queryFile } from './site.ts';
import type { Fault } from './fault.ts';
import { halfMade } from './half-made.ts';

const kills = 20;
const writes = 1_000;

export const storeKills: Fault = {
  kind: 'kill',
  name: `kill -9 of the store in ${writes.toLocaleString('en')} writes`,
  aims: 'I1, I5',
  strike,
};

/**
 * One database file lives through it all: each next process finds what the last one left. What was written and
 * not yet on the disk outlives a process, so this says nothing of a power cut.
 */
async function strike({ database }: Site, say: (breach: string) => void): Promise<number> {
  const file = `${database}.killed`;
  for (let round = 0; round < kills; round++) {
    const acknowledged = await killAt(Math.floor(Math.random() * writes), file, round);
    for (const line of halfMade(file)) say(`${line}, after kill ${round + 1}`);
    for (const line of lost(file, acknowledged)) say(`I5 ${line} is lost, after kill ${round + 1}`);
  }
  return kills;
}

/** Kills a writer when it has acknowledged so many writes, in the middle of another; all that it acknowledged. */
async function killAt(moment: number, file: string, round: number): Promise<string[]> {
  const script = fileURLToPath(import.meta.resolve('./store-writer.ts'));
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const args = [script, file, String(round)];
  const child = spawn(process.execPath, args, { stdio: [...stdio] });
  const exited = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    acknowledged.push(line);
    if (acknowledged.length > moment) child.kill('SIGKILL');
  }
  const [code] = await exited;
  if (code) throw new Error(`the writer ended with ${code}`);
  return acknowledged;
}

/** Acknowledged writes that the file does not know, or of which a later state is missing. */
export function lost(file: string, acknowledged: string[]): string[] {
  const rows = queryFile(file, 'SELECT id, state, session_id FROM booking');
  const known = new Map(rows.map((row) => [row['id'], row]));
  return acknowledged.filter((line) => {
    const [what, id = ''] = line.split(' ');
    const row = known.get(id);
    if (what === 'held') return !row;
    return what === 'attached' ? !row?.['session_id'] : row?.['state'] !== what;
  });
}
