import { printRows } from '../rows.ts';
import { addressOf, type Ask, fire } from './fire.ts';
import { readHours } from './forms.ts';
import type { Served } from './process.ts';

const counts = [0, 50_000, 200_000];

/** Prints what the server and the process that holds its port keep in memory after many requests of all kinds. */
export async function benchMemory(served: Served, post: string) {
  const { starts, form } = await readHours(served.url);
  const request = { ...form, start: starts[0] ?? '' };
  const looks: number[] = [];
  for (const [index, count] of counts.entries()) {
    const told = await fire(served.url, mix(post, request, counts[index - 1] ?? 0, count), 20);
    const wrong = told.find(({ status }) => ![200, 303, 404].includes(status));
    if (wrong) throw new Error(`A request was answered ${wrong.status}`);
    looks.push(served.cost().memory);
  }
  const idle = { name: 'before', values: looks.slice(0, 1) };
  const row = (index: number) => ({
    what: `after ${counts[index]} answers`,
    values: looks.slice(index, index + 1),
    beside: idle,
    show: (value: number) => `${value.toFixed(0)} MB`,
    goal: { most: 300 },
  });
  printRows(
    'Memory of the server',
    counts.flatMap((count, index) => (count ? [row(index)] : [])),
  );
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
