import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { practiceEnv } from '../../support/practice-env.ts';
import { costOf } from '../measure.ts';
import { siteUrl } from '../project.ts';

export type Served = Awaited<ReturnType<typeof serveSite>>;

/** A built site in a process of its own, so that who asks costs it nothing; payments at `stripe`. */
export async function serveSite(root: string, database: string, stripe: string) {
  return serve(root, ['site', join(root, 'dist')], {
    DATABASE_URL: `file:${database}`,
    STRIPE_API_BASE: stripe,
  });
}

/** The same for a server that sends one file from memory. */
export function serveBare(root: string, file: string) {
  return serve(root, ['bare', join(root, file)], {});
}

async function serve(cwd: string, args: string[], extra: Record<string, string>) {
  const practice = await practiceEnv();
  const url = `http://127.0.0.1:${practice.PORT}`;
  const own = { SITE_URL: siteUrl, TRUST_PROXY: 'true', CONTENT_DIR: 'content', ADAPTER: 'node' };
  const child = fork(resolve('test/bench/load/serve.ts'), args, {
    cwd,
    // As by npm start.
    execArgv: ['--import', resolve('src/cli/run/preload.mjs')],
    env: { ...process.env, ...practice, ...own, NODE_ENV: 'production', ...extra },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const closed = once(child, 'close');
  await Promise.race([once(child, 'message'), closed.then(fail)]);
  return {
    url,
    /** Seconds of the processor and resident megabytes of all of its processes. */
    cost: () => costOf(child.pid ?? 0),
    async [Symbol.asyncDispose]() {
      child.kill();
      await closed;
    },
  };
}

function fail(): never {
  throw new Error('The server ended before it served.');
}
