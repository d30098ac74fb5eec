import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readOrder } from './order.ts';
import { firstFailing, planOf, shortest } from './lives.ts';
import { mutants } from './mutants.ts';
import { showProgress } from './progress.ts';
import { simulate } from './simulate.ts';
import { add, count, emptyTally, summary, type Tally } from './tally.ts';

type Share = { first: number; end: number; step: number };
type Report = { tally: Tally; next: number };

/** So many worlds are told of at once, and so many may go wrong before the rest is not lived. */
const BATCH = 20;
const ENOUGH = 20;

if (isMainThread) await main();
else await live(workerData as Share);

/** One worker's share: every `step`th world, harsher than those of the tests. */
async function live({ first, end, step }: Share) {
  let tally = emptyTally();
  for (let seed = first; seed < end; seed += step) {
    const plan = planOf(seed, true);
    count(tally, seed, plan, await simulate(plan));
    if (tally.worlds < BATCH && tally.failed.length === 0 && seed + step < end) continue;
    parentPort!.postMessage({ tally, next: seed + step } satisfies Report);
    tally = emptyTally();
  }
}

async function main() {
  const order = readOrder();
  if (order.mutants) return findMutants(order);
  const tally = await liveAll(order);
  console.log(summary(tally).join('\n'));
  const [worst] = tally.failed.toSorted((one, other) => one.seed - other.seed);
  if (worst) await explain(worst.seed);
}

async function liveAll({ first, worlds }: { first: number; worlds: number }): Promise<Tally> {
  const total = emptyTally();
  const end = first + worlds;
  const step = Math.min(availableParallelism(), worlds);
  const progress = showProgress(worlds);
  const next = Array.from({ length: step }, (_, index) => first + index);
  const workers = next.map(
    (begin) =>
      new Worker(new URL(import.meta.url), {
        workerData: { first: begin, end, step } satisfies Share,
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
    console.log(`Stopped; go on with: npm run simulate -- --seed ${from} --seeds ${end - from}`);
  }
  return total;
}

async function explain(seed: number) {
  console.log(`\nSeed ${seed} goes wrong; making its world as small as it gets ...`);
  const { plan, life } = await shortest(seed, true);
  console.log([JSON.stringify(plan), ...life.trace, ...life.violations].join('\n'));
  console.log(`\nOnce more: npm run simulate -- --seed ${seed} --seeds 1`);
  process.exitCode = 1;
}

/** Every fault that is built in on purpose has to be found. */
async function findMutants({ first, worlds }: { first: number; worlds: number }) {
  for (const [name, mutant] of Object.entries(mutants)) {
    const found = await firstFailing({ first, worlds, harsh: true, mutant });
    console.log(
      `a site that ${name}: ${found ? `seed ${found.seed}, ${found.violation}` : 'NOT FOUND'}`,
    );
    if (!found) process.exitCode = 1;
  }
}
