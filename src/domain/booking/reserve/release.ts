import type { Checkout } from '../checkout.ts';
import type { Calls, Holds } from '../ports.ts';
import { fulfill } from '../settle/fulfill.ts';

/**
 * Releases a hold: closes its payment page first, so that a freed slot cannot be paid. A page that was
 * paid in the meantime is fulfilled instead.
 */
export async function release(
  id: string,
  world: { store: Holds & Calls; checkout: Checkout; now: () => number },
): Promise<void> {
  if (await world.store.releaseHold(id)) return;
  const booking = await world.store.find(id);
  if (booking?.state !== 'held' || booking.sessionId === null) return;
  await world.checkout.close(booking.sessionId);
  // This Stripe does not know the session, say after a change of account: its reader wants it no more.
  if (!(await fulfill(booking.sessionId, world))) await world.store.expire(id);
}
