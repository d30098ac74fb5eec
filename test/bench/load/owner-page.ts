import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { createOwnerLink } from '../../../src/adapters/signed/owner-link.ts';
import { practiceSecret } from '../../../src/adapters/signed/practice-secret.ts';
import { median, printTable } from '../../support/table.ts';
import { makePast } from './past-calls.ts';
import { serveSite } from './process.ts';

const rounds = 20;

/** Prints how long the coach waits for her page when all of her calls are of the two years that it counts. */
export async function benchOwnerPage(root: string, stripe: string, counts: readonly number[]) {
  const rows = [['calls', 'median', 'slowest']];
  for (const count of counts) {
    const path = join(root, `owner-${count}.db`);
    await makePast(path, count);
    const database = new DatabaseSync(path);
    database.exec(`UPDATE booking SET from_post = 'post-' || (rowid % 50),
      paid_at = unixepoch() - rowid % 63000000 WHERE charged IS NOT NULL`);
    database.close();
    await using site = await serveSite(root, path, stripe);
    const { token } = createOwnerLink([practiceSecret(join(root, '.data/practice-link-secret'))]);
    const times: number[] = [];
    // The first one is to warm up.
    for (let round = 0; round <= rounds; round++) {
      const begun = performance.now();
      const answer = await fetch(`${site.url}/calls/${token}/`);
      await answer.text();
      if (!answer.ok) throw new Error(`The page of the coach answered ${answer.status}`);
      if (round > 0) times.push(performance.now() - begun);
    }
    rows.push([
      String(count),
      `${median(times).toFixed(0)} ms`,
      `${Math.max(...times).toFixed(0)} ms`,
    ]);
  }
  printTable('The page of the coach (budget 200 ms with 10,000 calls)', rows);
}
