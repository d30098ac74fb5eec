import { each } from './each.ts';
import type { BookingStore, Checkout } from './ports.ts';
import { release } from './release.ts';

type World = { store: BookingStore; checkout: Checkout; now: () => number };

/**
 * Finds what webhook and success page missed: holds past their time are asked of Stripe, then paid,
 * kept or freed.
 * @throws AggregateError of what failed; it is tried again next time
 */
export async function reconcile(world: World): Promise<void> {
  await each(await world.store.lapsed(world.now()), ({ id }) => release(id, world));
}

/**
 * Gives back the money that is due.
 * @throws AggregateError of what failed; it stays due
 */
export async function payBack(world: World): Promise<void> {
  await each(await world.store.claimRefunds(world.now()), async (refund) => {
    await world.checkout.refund(refund);
    await world.store.refunded(refund.paymentIntent, world.now());
  });
}
