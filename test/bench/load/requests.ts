import { median, printTable, ratio } from '../../support/table.ts';
import { type Ask, fire, repeat } from './fire.ts';
import type { Served } from './process.ts';

/** Who answers what, under which name. */
export type Course = { name: string; served: Served; ask: Ask; times: number };
type Round = { perSecond: number; p99: number; processor: number };

const rounds = 5;
const readers = 20;

/** Asks each server in turn, and prints how fast it answered and what an answer cost it. */
export async function benchRequests(heading: string, courses: readonly Course[]) {
  const measured = courses.map((): Round[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, course] of courses.entries()) {
      const figures = await run(course);
      // The first one is to warm up.
      if (round > 0) measured[index]?.push(figures);
    }
  const of = (index: number, part: keyof Round) =>
    median((measured[index] ?? []).map((each) => each[part]));
  const rows = courses.map(({ name }, index) => [
    name,
    of(index, 'perSecond').toFixed(0),
    `${of(index, 'p99').toFixed(1)} ms`,
    `${of(index, 'processor').toFixed(3)} ms`,
    ratio(of(index, 'processor'), of(0, 'processor')),
  ]);
  printTable(`${heading}, medians of ${rounds} rounds`, [
    ['answer', 'requests/s', 'p99', 'processor', ''],
    ...rows,
  ]);
}

async function run({ served, ask, times }: Course): Promise<Round> {
  const before = await served.ask('processor');
  const begun = performance.now();
  const told = await fire(served.url, repeat(ask, times), readers);
  const seconds = (performance.now() - begun) / 1000;
  const after = await served.ask('processor');
  const wrong = told.find(({ status }) => status !== 200);
  if (wrong) throw new Error(`${ask.path} answered ${wrong.status}`);
  const sorted = told.map(({ time }) => time).toSorted((a, b) => a - b);
  return {
    perSecond: times / seconds,
    p99: sorted[Math.floor(times * 0.99)] ?? NaN,
    processor: (after.processor - before.processor) / times,
  };
}
