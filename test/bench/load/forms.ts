import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addressOf, type Ask } from './fire.ts';

/** What a reader reads on the page of open hours, and may send from then on. */
export async function readHours(url: string) {
  const html = await (await fetch(`${url}/coaching/`)).text();
  const starts = [...html.matchAll(/name="start"\s+value="([^"]+)"/g)].map(
    ([, start = '']) => start,
  );
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const form = { offer: field('offer'), zone: field('zone'), shown: field('shown') };
  // Nobody is quicker.
  await wait(3000);
  return { starts, form };
}

/** Readers with an address and a page of their own, who all ask for one slot. */
export function* forms(start: string, form: Record<string, string>, count: number): Generator<Ask> {
  for (let visitor = 0; visitor < count; visitor++) {
    const visit = randomUUID().replaceAll('-', '');
    yield { path: '/api/bookings', form: { ...form, start, visit }, address: addressOf(visitor) };
  }
}
