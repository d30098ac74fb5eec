import { attemptAll } from '../../attempt-all.ts';
import type { Checkout } from '../checkout.ts';
import type { Calls, Holds } from '../ports.ts';
import { fulfill } from './fulfill.ts';

/**
 * Finds what webhook and success page missed: holds past their time, and payments under way, are
 * asked of Stripe, then paid, kept or freed. A session that Stripe does not know, say under the key of
 * another account, is asked for until its slot comes: it may have been paid, and others can have the slot.
 * @throws AggregateError of what failed; it is tried again next time
 */
export async function reconcile(world: {
  store: Holds & Calls;
  checkout: Checkout;
  now: () => number;
}): Promise<void> {
  const { store, checkout, now } = world;
  await attemptAll(await store.unsettled(now()), async ({ id, state, start, sessionId }) => {
    if (sessionId === null) return void (await store.releaseHold(id));
    if (state === 'held') await checkout.close(sessionId);
    const known = await fulfill(sessionId, world);
    if (!known && start <= now()) await store.expire(id);
  });
}
