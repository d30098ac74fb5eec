import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';

/** What a command took, with all processes it started; `processor` and `memory` are NaN but on Linux. */
export interface Cost {
  /** Seconds on the clock. */
  time: number;
  /** Seconds of all cores together: other work on the machine lengthens it less. */
  processor: number;
  /** Megabytes at the peak. */
  memory: number;
}

const ticksPerSecond = 100;
const everyMilliseconds = 100;

/** Runs a script of Node's. @throws Error with all that it said when it fails. */
export async function measure(
  command: string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Cost> {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, command, {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk));
  const cost: Cost = { time: 0, processor: NaN, memory: NaN };
  const watch = setInterval(() => look(cost, child.pid), everyMilliseconds);
  const [exitCode] = await once(child, 'close');
  clearInterval(watch);
  if (exitCode !== 0) throw new Error(Buffer.concat(said).toString());
  return { ...cost, time: (performance.now() - begun) / 1000 };
}

/** What a process that runs, with those it started, has taken so far, and its own memory; NaN but on Linux. */
export function costOf(pid: number) {
  try {
    const all = tree(pid).map(statusOf);
    const sum = (name: 'processor' | 'memory') => all.reduce((sum, each) => sum + each[name], 0);
    const [{ memory: own = NaN, peak = 0 } = {}] = all;
    return { processor: sum('processor'), memory: sum('memory'), own, peak };
  } catch {
    // One of them has just ended, or this is no Linux.
    return { processor: NaN, memory: NaN, own: NaN, peak: NaN };
  }
}

function look(cost: Cost, pid = 0) {
  const { processor, memory, peak } = costOf(pid);
  if (Number.isNaN(processor)) return;
  cost.processor = Math.max(processor, cost.processor || 0);
  // The kernel remembers what the first one held between two looks.
  cost.memory = Math.max(memory, peak, cost.memory || 0);
}

function tree(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' '),
  );
  return [pid, ...children.filter(Boolean).flatMap((each) => tree(Number(each)))];
}

function statusOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  // A process that has ended and waits to be asked has no such line.
  const megabytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  // Behind the name in brackets: user and system time, of itself and of the children that ended.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return {
    processor: ticks / ticksPerSecond,
    memory: megabytes('VmRSS'),
    peak: megabytes('VmHWM'),
  };
}
