import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { rowsOf, stand } from './load/answers.ts';
import { benchHours, benchRefused } from './load/hours.ts';
import { benchMemory } from './load/memory.ts';
import { serveNginx } from './load/nginx.ts';
import { makePast } from './load/past-calls.ts';
import { serveBare, serveSite } from './load/process.ts';
import { build, copyProject } from './project.ts';
import { printRows } from './rows.ts';

/** What can be asked of a site that answers. */
export const live = ['post', 'unchanged', 'nowhere', 'coaching', 'refused', 'memory'] as const;

const post = '/posts/first-post/';

/** Prints what a built site stands from 20 readers at once, beside the least that Node and nginx can do. */
export async function benchLive(only: readonly string[]) {
  const root = copyProject('live', 'test/content');
  await build(root);
  const database = join(root, 'live.db');
  await makePast(database, 0);
  const stripe = await startLocalStripe({ port: 0, webhookUrl: '', webhookSecret: '' });
  {
    await using site = await serveSite(root, database, stripe.origin);
    const finished = {
      post: { path: post, file: `${post}index.html.br`, status: 200 },
      unchanged: { path: post, file: `${post}index.html.br`, status: 304 },
      nowhere: { path: '/nowhere/', file: '/404.html.br', status: 404 },
    };
    for (const [what, each] of Object.entries(finished))
      if (only.includes(what)) await benchFinished(what, each, root, site);
    if (only.includes('coaching')) await benchHours(site, database);
    if (only.includes('refused')) await benchRefused(site, database);
  }
  if (only.includes('memory')) await benchMemory(root, stripe.origin, post);
  await stripe.close();
  rmSync(root, { recursive: true, force: true });
}

async function benchFinished(
  what: string,
  { path, file, status }: { path: string; file: string; status: number },
  root: string,
  site: { url: string },
) {
  await using bare = await serveBare(root, `dist/client${file}`);
  await using nginx = await serveNginx(join(root, `dist/client${file}`));
  const course = async (served: { url: string }, expected = status) => {
    const { headers } = await fetch(served.url + path, { headers: { 'Accept-Encoding': 'br' } });
    const known = { 'If-None-Match': headers.get('etag') ?? 'W/"bare"' };
    const ask = { path, ...(status === 304 && { headers: known }) };
    return { served, ask, status: expected, times: 10_000 };
  };
  // Whatever is asked of them, they have it.
  const found = status === 404 ? 200 : status;
  const stood = await stand({
    site: await course(site),
    bare: await course(bare, found),
    nginx: nginx && (await course(nginx, found)),
  });
  const goal = { perSecond: { leastTimes: status === 304 ? 0.7 : 0.6 }, p99: 5 };
  printRows('Answers to 20 readers at once', [
    ...rowsOf(what, stood.site, goal, { name: 'node:http', stood: stood.bare }),
    ...(nginx ? rowsOf(what, stood.site, {}, { name: 'nginx', stood: stood.nginx }) : []),
  ]);
}
