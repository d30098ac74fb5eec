import { setTimeout as pause } from 'node:timers/promises';
import type { Deliver } from './objects/events.ts';

const attemptTimeout = 10_000;

/**
 * Posts webhooks to one address until it answers 2xx, after growing pauses in milliseconds. A
 * redirect is a failure, as with Stripe. `stop` gives up what is under way.
 */
export function createDelivery(
  url: string,
  pauses: number[] = [1_000, 5_000, 30_000, 120_000],
): { deliver: Deliver; stop: () => void } {
  const stopped = new AbortController();
  const { signal } = stopped;
  return {
    async deliver(event, signature, body) {
      for (const wait of [0, ...pauses]) {
        if (wait > 0) await pause(wait, undefined, { signal, ref: false });
        if (await arrives(url, signature, body, signal)) return;
      }
      throw new Error(`The webhook ${event.type} did not reach ${url}.`);
    },
    stop: () => stopped.abort(),
  };
}

async function arrives(url: string, signature: string, body: string, stop: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(attemptTimeout)]),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
