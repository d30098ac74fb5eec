import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { CallSite } from './call-site.ts';
import { planOf, shortest } from './lives.ts';
import { crashTable } from './port-calls.ts';
import { simulate } from './simulate.ts';

type Share = { first: number; count: number; step: number };
type Told = {
  seed: number;
  ends: Record<string, number>;
  crashes: { site: CallSite }[];
  repeated: number;
  violations: string[];
};

if (isMainThread) await main();
else await live(workerData as Share);

/** One worker's share: every `step`th world, harsher than those of the tests. */
async function live({ first, count, step }: Share) {
  for (let seed = first; seed < first + count; seed += step) {
    const { ends, crashes, mails, violations } = await simulate(planOf(seed, true));
    const repeated = mails.length - new Set(mails.map(({ id }) => id)).size;
    parentPort?.postMessage({ seed, ends, crashes, repeated, violations } satisfies Told);
  }
}

async function main() {
  const { seeds, seed } = readArguments();
  const cores = Math.min(availableParallelism(), seeds);
  const begun = performance.now();
  const sum: Record<string, number> = {};
  const crashes: Told['crashes'] = [];
  const failed: number[] = [];
  let done = 0;
  const add = (name: string, count: number) => (sum[name] = (sum[name] ?? 0) + count);
  const rate = () => (done / ((performance.now() - begun) / 1000)).toFixed(1);
  const hear = (told: Told) => {
    done += 1;
    for (const [end, count] of Object.entries(told.ends)) add(`ended as ${end}`, count);
    add('mails repeated', told.repeated);
    add('crashes', told.crashes.length);
    crashes.push(...told.crashes);
    if (told.violations.length > 0) failed.push(told.seed);
    if (done % 100 === 0 || done === seeds)
      process.stderr.write(`\r${done} of ${seeds} worlds, ${rate()} a second`);
  };
  await Promise.all(
    Array.from({ length: cores }, (_, index) => {
      const share: Share = { first: seed + index, count: seeds - index, step: cores };
      const worker = new Worker(new URL(import.meta.url), { workerData: share });
      worker.on('message', hear);
      return new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
    }),
  );
  process.stderr.write('\n');
  for (const [name, count] of Object.entries(sum)) console.log(`${name}: ${count}`);
  for (const [call, counts] of crashTable(crashes))
    console.log(`crashed ${counts.join(' + ')} times: ${call}`);
  console.log(`${done} worlds, ${rate()} a second, ${failed.length} violations`);
  if (failed.length > 0) await explain(Math.min(...failed));
}

async function explain(seed: number) {
  const { plan, life } = await shortest(seed, true);
  console.log(`\nSeed ${seed}, as short as it gets:\n${JSON.stringify(plan)}`);
  console.log([...life.trace, ...life.violations].join('\n'));
  process.exitCode = 1;
}

function readArguments() {
  try {
    const options = { seeds: { type: 'string' }, seed: { type: 'string' } } as const;
    const { values } = parseArgs({ options });
    const [seeds, seed] = [Number(values.seeds ?? 1000), Number(values.seed ?? 0)];
    if (Number.isInteger(seeds) && seeds > 0 && Number.isInteger(seed)) return { seeds, seed };
  } catch {
    // Said below.
  }
  console.error('Usage: npm run simulate -- [--seeds <number>] [--seed <first number>]');
  process.exit(2);
}
