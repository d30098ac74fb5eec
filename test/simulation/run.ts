import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Order, readOrder } from './order.ts';
import { showProgress } from './progress.ts';
import { add, emptyTally, summary, type Tally } from './tally.ts';
import { type Kind, worlds as kinds } from './worlds.ts';

type Share = { kind: Kind; first: number; end: number; step: number };
type Report = { tally: Tally; next: number };

/** So many worlds are told of at once, and so many may go wrong before the rest is not lived. */
const BATCH = 20;
const ENOUGH = 20;

if (isMainThread) await main();
else await live(workerData as Share);

/** One worker's share: every `step`th world. */
async function live({ kind, first, end, step }: Share) {
  let tally = emptyTally();
  for (let seed = first; seed < end; seed += step) {
    await kinds[kind].live(tally, seed);
    if (tally.worlds < BATCH && tally.failed.length === 0 && seed + step < end) continue;
    parentPort!.postMessage({ tally, next: seed + step } satisfies Report);
    tally = emptyTally();
  }
}

async function main() {
  const order = readOrder();
  for (const kind of order.kinds) {
    if (order.mutants) {
      await findMutants(kind, order);
      continue;
    }
    const tally = await liveAll(kind, order);
    console.log([`${kind}:`, ...summary(tally, kinds[kind].calls)].join('\n'));
    const [worst] = tally.failed.toSorted((one, other) => one.seed - other.seed);
    if (worst) await explain(kind, worst.seed);
  }
}

async function liveAll(kind: Kind, { first, worlds }: Order): Promise<Tally> {
  const total = emptyTally();
  const end = first + worlds;
  const step = Math.min(availableParallelism(), worlds);
  const progress = showProgress(worlds);
  const next = Array.from({ length: step }, (_, index) => first + index);
  const workers = next.map(
    (begin) =>
      new Worker(new URL(import.meta.url), {
        workerData: { kind, first: begin, end, step } satisfies Share,
      }),
  );
  const stop = () => void workers.map((worker) => worker.terminate());
  process.once('SIGINT', stop);
  const note = (index: number, report: Report) => {
    next[index] = report.next;
    add(total, report.tally);
    for (const { seed, violation } of report.tally.failed)
      progress.say(`seed ${seed}: ${violation}`);
    progress.show(total.worlds);
    if (total.failed.length >= ENOUGH) stop();
  };
  const ended = workers.map((worker, index) => {
    worker.on('message', (report: Report) => note(index, report));
    return new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
  });
  await Promise.all(ended);
  process.off('SIGINT', stop);
  progress.end();
  if (total.worlds < worlds) {
    process.exitCode = 1;
    const from = Math.min(...next);
    console.log(`Stopped; go on with: ${command(kind, from, end - from)}`);
  }
  return total;
}

async function explain(kind: Kind, seed: number) {
  console.log(`\nSeed ${seed} goes wrong; making its world as small as it gets ...`);
  const { plan, life } = await kinds[kind].shortest(seed);
  console.log([JSON.stringify(plan), ...life.trace, ...life.violations].join('\n'));
  console.log(`\nOnce more: ${command(kind, seed, 1)}`);
  process.exitCode = 1;
}

/** Every fault that is built in on purpose has to be found. */
async function findMutants(kind: Kind, { first, worlds }: Order) {
  for (const name of kinds[kind].mutants) {
    const found = await kinds[kind].find(name, first, worlds);
    console.log(
      `a site that ${name}: ${found ? `seed ${found.seed}, ${found.violation}` : 'NOT FOUND'}`,
    );
    if (!found) process.exitCode = 1;
  }
}

function command(kind: Kind, seed: number, seeds: number): string {
  return `npm run simulate -- --only ${kind} --seed ${seed} --seeds ${seeds}`;
}
