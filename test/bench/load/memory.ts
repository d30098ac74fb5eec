import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runNode } from '../../built/command.ts';
import { practiceEnv, trade } from '../../support/practice-env.ts';
import { costOf } from '../measure.ts';
import { scriptOf, siteUrl } from '../project.ts';
import { printRows } from '../rows.ts';
import { addressOf, type Ask, fire } from './fire.ts';
import { readHours } from './forms.ts';

const counts = [0, 50_000, 200_000];
const rounds = 3;
/** Until what a start does beside, such as a backup, is over. */
const calm = 3_000;

/**
 * Prints what the server and the process that holds its port keep in memory after many requests of all kinds; each
 * round has a server and a database of its own, started as by npm start where no payment is pretended.
 */
export async function benchMemory(root: string, stripe: string, post: string) {
  const looks: number[][] = [];
  // What a start strips of its types is remembered for the next one.
  for (let round = 0; round <= rounds; round++) {
    const seen = await look(root, { stripe, post, round, counts: round > 0 ? counts : [0] });
    if (round > 0) looks.push(seen);
  }
  const after = (index: number) => looks.map((seen) => seen[index] ?? NaN);
  const rows = counts.slice(1).map((count, index) => ({
    what: `after ${count} answers`,
    values: after(index + 1),
    beside: { name: 'before', values: after(0) },
    show: (value: number) => `${value.toFixed(0)} MB`,
    goal: { most: 300 },
  }));
  printRows('Memory of the server', rows);
}

/** Megabytes after each of so many requests. */
async function look(
  root: string,
  how: { stripe: string; post: string; round: number; counts: readonly number[] },
): Promise<number[]> {
  const own = { SITE_URL: siteUrl, TRUST_PROXY: 'true', CONTENT_DIR: 'content', ADAPTER: 'node' };
  const env = {
    ...(await practiceEnv()),
    ...trade,
    ...own,
    ...{ NODE_ENV: 'production', STRIPE_API_BASE: how.stripe },
    DATABASE_URL: `file:${join(root, `memory-${how.round}.db`)}`,
  };
  const command = [...scriptOf('start').words, '--built', 'dist'];
  await using site = await runNode(command, env, { cwd: root, expected: /./ });
  const { starts, form } = await readHours(site.url);
  const request = { ...form, start: starts[0] ?? '' };
  const seen: number[] = [];
  for (const [index, count] of how.counts.entries()) {
    const before = how.counts[index - 1] ?? 0;
    const told = await fire(site.url, mix(how.post, request, before, count), 20);
    const wrong = told.find(({ status }) => ![200, 303, 404].includes(status));
    if (wrong) throw new Error(`A request was answered ${wrong.status}`);
    await wait(calm);
    seen.push(costOf(site.pid).memory);
  }
  return seen;
}

/** Of 50 requests 29 for a post, 10 for pages that are not there, 10 for an hour that is held, 1 for the hours. */
function* mix(
  post: string,
  request: Record<string, string>,
  from: number,
  to: number,
): Generator<Ask> {
  for (let number = from; number < to; number++) {
    const kind = number % 50;
    if (kind < 29) yield { path: post };
    else if (kind < 39) yield { path: `/no-such-page-${number}/` };
    else if (kind < 49) yield { path: '/api/bookings', form: request, address: addressOf(number) };
    else yield { path: '/coaching/' };
  }
}
