import { DatabaseSync } from 'node:sqlite';
import { median, printTable, ratio } from '../../support/table.ts';
import { fire } from './fire.ts';
import type { Served } from './process.ts';
import { forms, readHours } from './forms.ts';

type Rush = { held: number; answered: number; seconds: number; worst: number; processor: number };

const readers = 1000;
const rounds = 5;

/** Lets all readers want one hour at once, with and without past calls in turn; `sites` by their name. */
export async function benchRush(sites: Record<string, { served: Served; database: string }>) {
  const all = Object.entries(sites).map(([name, site]) => ({
    name,
    ...site,
    rushes: [] as Rush[],
  }));
  for (let round = 0; round <= rounds; round++)
    for (const { served, database, rushes } of all) {
      const rush = await run(served, round);
      if (round > 0) rushes.push(rush);
      freeAll(database);
    }
  const [first] = all;
  const rows = all.map(({ name, rushes }) => {
    const of = (part: keyof Rush, list = rushes) => median(list.map((each) => each[part]));
    const range = (part: keyof Rush) =>
      [...new Set([Math.min, Math.max].map((f) => f(...rushes.map((each) => each[part]))))].join(
        '–',
      );
    return [
      name,
      range('held'),
      range('answered'),
      `${of('seconds').toFixed(2)} s`,
      `${of('worst').toFixed(0)} ms`,
      `${(of('processor') / readers).toFixed(3)} ms`,
      ratio(of('processor'), of('processor', first?.rushes)),
    ];
  });
  printTable(
    `${readers} readers at once for one hour, medians of ${rounds} rounds (goal: 1 hold, ${readers - 1} answers, 1.10 ×)`,
    [['', 'holds', 'told it is taken', 'time', 'slowest', 'processor each', ''], ...rows],
  );
}

async function run(served: Served, round: number): Promise<Rush> {
  const { starts, form } = await readHours(served.url);
  const before = served.cost();
  const begun = performance.now();
  const told = await fire(served.url, forms(starts[round] ?? '', form, readers), readers);
  const seconds = (performance.now() - begun) / 1000;
  const after = served.cost();
  return {
    held: told.filter(({ location }) => URL.canParse(location)).length,
    answered: told.filter(({ location }) => location.includes('reason=taken')).length,
    seconds,
    worst: Math.max(...told.map(({ time }) => time)),
    processor: (after.processor - before.processor) * 1_000,
  };
}

/** As after the life of a hold, so that the next round meets the same. */
function freeAll(path: string) {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec(`DELETE FROM slot_lock WHERE booking_id IN (SELECT id FROM booking WHERE state = 'held');
    UPDATE booking SET state = 'expired' WHERE state = 'held'; DELETE FROM rate`);
  database.close();
}
