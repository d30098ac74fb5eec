import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { rowsOf, stand } from './load/answers.ts';
import { benchOwnerPage } from './load/owner-page.ts';
import { makePast } from './load/past-calls.ts';
import { type Served, serveSite } from './load/process.ts';
import { benchReserve } from './load/reserve.ts';
import { benchRush } from './load/rush.ts';
import { build, copyProject } from './project.ts';
import { printRows } from './rows.ts';

const pastCalls = 100_000;

/** Prints what the built site stands. */
export async function benchLoad() {
  const root = copyProject('load', 'test/content');
  await build(root);
  const [young, old] = [join(root, 'young.db'), join(root, 'old.db')];
  await makePast(young, 0);
  await makePast(old, pastCalls);
  const before = `with ${pastCalls} past calls`;

  await benchReserve({ 'an empty store': young, [before]: old });
  const stripe = await startLocalStripe({ port: 0, webhookUrl: '', webhookSecret: '' });
  {
    await using site = await serveSite(root, young, stripe.origin);
    await using busy = await serveSite(root, old, stripe.origin);
    // Who holds an hour is shown a page of their own.
    const ask = { path: '/coaching/', headers: { Cookie: 'hold=none' } };
    const course = (served: Served) => ({ served, ask, status: 200, times: 300 });
    const stood = await stand({ site: course(site), busy: course(busy) });
    const peer = { name: 'an empty store', stood: stood.site };
    printRows(
      'The page of hours, rendered each time',
      rowsOf(before, stood.busy, { perSecond: { leastTimes: 0.9 } }, peer),
    );
    await benchRush({
      'an empty store': { served: site, database: young },
      [before]: { served: busy, database: old },
    });
  }
  await benchOwnerPage(root, stripe.origin, [100, 10_000]);
  await stripe.close();
  rmSync(root, { recursive: true, force: true });
}
