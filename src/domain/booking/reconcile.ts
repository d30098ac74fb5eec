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

/** How long after a call we know whose it was, in seconds. The privacy page promises it. */
const MEMORY = 90 * 86_400;

/** Deletes personal data of calls that are long past. */
export async function forget({ store, now }: Pick<World, 'store' | 'now'>): Promise<void> {
  await store.forget(now() - MEMORY);
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
