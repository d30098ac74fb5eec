import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { printTable } from '../table.ts';
import { addressOf, type Ask, fire } from './fire.ts';
import type { Served } from './process.ts';
import type { Answer } from './serve.ts';
import { readHours } from './wishes.ts';

const counts = [10_000, 50_000, 110_000];
const deploys = 5;

/** Prints what a server holds after many requests of all kinds, and after many builds. */
export async function benchMemory(served: Served, root: string, post: string) {
  const { starts, form } = await readHours(served.url);
  const [hold, ...taken] = mix(post, { ...form, start: starts[0] ?? '' }, 1);
  const rows = [['after', 'heap', 'resident', 'heap, growth']];
  let sent = 0;
  let first: Answer | undefined;
  const look = async (name: string) => {
    const now = await served.ask('memory');
    first ??= now;
    const growth = `${(now.heap - first.heap).toFixed(1)} MB`;
    rows.push([name, `${now.heap.toFixed(1)} MB`, `${now.resident.toFixed(0)} MB`, growth]);
    return now;
  };
  await fire(
    served.url,
    [hold, ...taken].filter((ask) => ask !== undefined),
    1,
  );
  for (const count of counts) {
    const asks = mix(post, { ...form, start: starts[0] ?? '' }, count - sent, sent);
    await fire(served.url, asks, 20);
    sent = count;
    await look(`${count} requests`);
  }
  const before = await look('');
  rows.pop();
  for (let build = 0; build < deploys; build++) {
    const outDir = join(root, `build-${build}`);
    cpSync(join(root, 'dist'), outDir, { recursive: true });
    await served.ask({ takeOver: outDir });
    await fire(served.url, [{ path: '/coaching/' }], 1);
  }
  const after = await look(`${deploys} more builds`);
  printTable(
    'Memory of the server (goal: flat; half posts, a fifth each 404 and refusals, a tenth hours)',
    rows,
  );
  const each = (part: keyof Answer) => ((after[part] - before[part]) / deploys).toFixed(1);
  console.log(
    `  a deploy costs ${each('heap')} MB of heap, ${each('resident')} MB resident until the next start`,
  );
}

function* mix(post: string, form: Record<string, string>, count: number, from = 0): Generator<Ask> {
  for (let number = from; number < from + count; number++) {
    const kind = number % 10;
    if (kind < 5) yield { path: post };
    else if (kind < 7) yield { path: `/no-such-page-${number}/` };
    else if (kind < 9) yield { path: '/api/bookings', form, address: addressOf(number) };
    else yield { path: '/coaching/' };
  }
}
