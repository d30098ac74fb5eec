import { printTable } from '../../support/table.ts';
import { addressOf, type Ask, fire } from './fire.ts';
import type { Served } from './process.ts';
import type { Answer } from './serve.ts';
import { readHours } from './forms.ts';

const counts = [10_000, 50_000, 110_000];

/** Prints what a server holds after many requests of all kinds. */
export async function benchMemory(served: Served, post: string) {
  const { starts, form } = await readHours(served.url);
  const request = { ...form, start: starts[0] ?? '' };
  const looks: [name: string, answer: Answer][] = [];
  let sent = 0;
  for (const count of counts) {
    const told = await fire(served.url, mix(post, request, sent, count), 20);
    const wrong = told.find(({ status }) => ![200, 303, 404].includes(status));
    if (wrong) throw new Error(`A request was answered ${wrong.status}`);
    looks.push([`${count} requests`, await served.ask('memory')]);
    sent = count;
  }

  const [first] = looks;
  const grown = ({ heap }: Answer) => (heap - (first?.[1].heap ?? NaN)).toFixed(1);
  const rows = looks.map(([name, answer]) => [
    name,
    `${answer.heap.toFixed(1)} MB`,
    `${answer.resident.toFixed(0)} MB`,
    `${grown(answer)} MB`,
  ]);
  const heading = 'Memory of the server, after what is not needed was let go (goal: flat)';
  printTable(heading, [['after', 'heap', 'resident', 'heap grown'], ...rows]);
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
