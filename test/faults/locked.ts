import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Site } from './site.ts';
import type { Fault } from './fault.ts';
import { readOn } from './posts.ts';
import { CONFIRMED, hoursOf, look, payFor, reserve, SORRY, UNSURE } from './reader.ts';

/** So long the site waits for a lock, in seconds: the shorter one nobody notices, the longer one everybody. */
const PATIENCE = 5;

export const lockFaults = [3, 8].map((seconds): Fault => ({
  kind: 'locked',
  name: `Database locked for ${seconds} s by another process`,
  aims: 'I2, I5, I6',
  strike: (site, say) => strike(seconds, site, say),
}));

async function strike(seconds: number, site: Site, say: (breach: string) => void) {
  const [first = '', second = ''] = await hoursOf(site);
  const { hold } = await reserve(site, first);
  if (!hold) throw new Error('no hour could be held before the lock');
  const { ended } = await lock(site, seconds);

  // Its webhook comes now, too.
  await payFor(hold);
  const begun = performance.now();
  const booking = Promise.all([look(site, hold), reserve(site, second)]);
  await readOn(site, booking, say);
  const waited = (performance.now() - begun) / 1000;
  if (waited < Math.min(seconds, PATIENCE) - 1) say(`nothing waited: ${waited.toFixed(1)} s`);
  const [heading, { hold: other, told }] = await booking;
  const patient = seconds < PATIENCE;
  if (patient ? heading !== CONFIRMED : ![CONFIRMED, UNSURE, SORRY].includes(heading))
    say(`I6 who had paid was told “${heading}”`);
  if (!other && (patient || !['payment-unavailable', SORRY].includes(told)))
    say(`I6 who asked for an hour was told “${told}”`);

  await ended;
  await site.stripe.delivered();
  const [row] = site.query(`SELECT state FROM booking WHERE id = '${hold.id}'`);
  if (row?.['state'] !== 'paid')
    say(`I2 its webhook came again, and the hour is ${row?.['state']}`);
  if (other && site.query(`SELECT 1 FROM booking WHERE id = '${other.id}'`).length === 0)
    say(`I5 ${other.id} has a payment page and no row`);
  return 1;
}

/** @returns a promise of the end of the lock, once it has begun */
async function lock({ database }: Site, seconds: number): Promise<{ ended: Promise<unknown> }> {
  const script = fileURLToPath(import.meta.resolve('./lock-holder.ts'));
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [script, database, String(seconds)], { stdio: [...stdio] });
  const ended = once(child, 'exit');
  await once(child.stdout!, 'data');
  return { ended };
}
