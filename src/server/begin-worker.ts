import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectionsTo } from './connections.ts';
import { readMark } from './mark.ts';

/** The folders of a build and of the one before, whose fingerprinted files open pages still ask for. */
export type Served = { build: string; before?: string | undefined };

/**
 * What a worker is told: you are the one there is; leave to another; end; take the connection that comes with this, as
 * its number, and say that number. Orders arrive in turn, each once; a connection may be lost on its way.
 */
export type Order = 'serve' | 'retire' | 'stop' | { connection: number };

const PATIENCE = 60_000;

// With more room for what is young, a rush of forms leaves a third more memory behind and is answered no faster.
const execArgv = ['--max-semi-space-size=8'];

/**
 * Starts the process that serves a build, and resolves to it once it answers; `isWell` tells whether it can do all
 * that it should.
 * @param settings its environment
 * @throws when it ends before
 */
export async function beginWorker({ build, before }: Served, settings: NodeJS.ProcessEnv) {
  // While npm ci runs, the packaged Node is gone; the file that runs stays.
  const execPath = existsSync(process.execPath) ? process.execPath : '/proc/self/exe';
  const folders = before === undefined ? [] : [resolve(before)];
  // What V8 makes of the code of a build lies beside that code, and goes with it.
  const env = { ...settings, NODE_COMPILE_CACHE: resolve(build, 'compiled') };
  const entry = resolve(build, 'server/worker.mjs');
  const child = fork(entry, folders, { execPath, execArgv, env });
  const tell = (order: Order) => child.send(order, () => undefined);
  const killIn = (patience: number) => setTimeout(() => child.kill('SIGKILL'), patience);
  const late = killIn(PATIENCE);
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    // What it said last may be on its way; not every channel says that it is closed.
    await wait(20);
    return String(signal ?? code);
  });
  const endedEarly = ended.then((reason) => {
    throw new Error(`The worker of ${build} ended with ${reason} before it answered`);
  });
  const [said] = await Promise.race([once(child, 'message'), endedEarly]);
  clearTimeout(late);
  const { hand, end } = connectionsTo(child, readMark(build)?.numbered ?? false);
  return {
    isWell: said === 'well',
    tell,
    hand,
    /** Resolves when it has ended, to how it did and to the connections that it never had. */
    gone: ended.then((reason) => ({ reason, unserved: end() })),
    async end(order: Exclude<Order, object>) {
      const last = killIn(PATIENCE);
      tell(order);
      await ended;
      clearTimeout(last);
    },
  };
}
