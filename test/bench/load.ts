import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { benchMemory } from './load/memory.ts';
import { benchOwnerPage } from './load/owner-page.ts';
import { makePast } from './load/past-calls.ts';
import { serveBare, serveSite } from './load/process.ts';
import { benchRequests } from './load/requests.ts';
import { benchReserve } from './load/reserve.ts';
import { benchRush } from './load/rush.ts';
import { build, copyProject } from './project.ts';

const pastCalls = 100_000;
const post = '/posts/first-post/';

/** Prints what the built site stands, and what its answers cost beside the least that Node can do. */
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
    await using bare = await serveBare(root, `dist/client${post}index.html.br`);
    await using site = await serveSite(root, young, stripe.origin);
    await using busy = await serveSite(root, old, stripe.origin);
    await benchRequests('Answers to 20 readers at once', [
      { name: 'bare node:http', served: bare, ask: { path: post }, times: 3000 },
      { name: 'a post', served: site, ask: { path: post }, times: 3000 },
      { name: 'open hours', served: site, ask: { path: '/coaching/' }, times: 400 },
      { name: `open hours, ${before}`, served: busy, ask: { path: '/coaching/' }, times: 400 },
    ]);
    await benchRush({
      'an empty store': { served: site, database: young },
      [before]: { served: busy, database: old },
    });
    await benchMemory(site, post);
  }
  await benchOwnerPage(root, stripe.origin, [100, 10_000]);
  await stripe.close();
  rmSync(root, { recursive: true, force: true });
}
