import { setTimeout as wait } from 'node:timers/promises';

/** Where `waitUntil` of @vercel/functions looks for the host; here we are the host. */
const CONTEXT = Symbol.for('@vercel/request-context');

const running = new Set<Promise<unknown>>();

/** Lets the site hand over what it still does after an answer, such as mails and refunds. */
export function takeBackgroundWork(): void {
  const waitUntil = (work: Promise<unknown>) => {
    running.add(work);
    void work.finally(() => running.delete(work)).catch(() => undefined);
  };
  Object.assign(globalThis, { [CONTEXT]: { get: () => ({ waitUntil }) } });
}

/** Resolves when all of it is done, or after `patience` milliseconds. */
export async function backgroundDone(patience: number): Promise<void> {
  const stop = new AbortController();
  const over = wait(patience, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(running), over]);
  stop.abort();
}
