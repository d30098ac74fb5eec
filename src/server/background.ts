import { setTimeout as wait } from 'node:timers/promises';
import { logFault } from '../log.ts';

/** Where `waitUntil` of @vercel/functions looks for the host; here we are the host. */
const CONTEXT = Symbol.for('@vercel/request-context');

const running = new Set<Promise<unknown>>();

/**
 * Lets the site hand over what it still does after an answer, such as mails and refunds. What it hands to nobody
 * may fail too, and ends no process.
 */
export function takeBackgroundWork(): void {
  const waitUntil = (work: Promise<unknown>) => {
    running.add(work);
    void work.finally(() => running.delete(work)).catch(() => undefined);
  };
  Object.assign(globalThis, { [CONTEXT]: { get: () => ({ waitUntil }) } });
  process.off('unhandledRejection', tell).on('unhandledRejection', tell);
}

function tell(fault: unknown) {
  logFault('background.failed', fault);
}

/** Resolves when all of it is done, or after `patience` milliseconds. */
export async function backgroundDone(patience: number): Promise<void> {
  const stop = new AbortController();
  const over = wait(patience, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(running), over]);
  stop.abort();
}
