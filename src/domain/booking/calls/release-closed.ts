import { attemptAll } from '../../attempt-all.ts';
import type { Calls, Closings, Holds } from '../ports.ts';
import type { Checkout } from '../checkout.ts';
import { release } from '../reserve/release.ts';

/**
 * Releases what is held and not paid on days that the coach has closed: a page that can still be paid for such an hour
 * would sell what cannot be had. Money that is faster is given back as it comes.
 * @throws AggregateError of what failed; it is tried again next time
 */
export async function releaseClosed(world: {
  store: Holds & Calls & Closings;
  checkout: Checkout;
  now: () => number;
}): Promise<void> {
  await attemptAll(await world.store.closedHolds(world.now()), ({ id }) => release(id, world));
}
