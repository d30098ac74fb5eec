import { each } from './each.ts';
import { fulfill } from './fulfill.ts';
import type { BookingStore, Checkout } from './ports.ts';
import { release } from './release.ts';

type World = { store: BookingStore; checkout: Checkout; now: () => number };

/**
 * Finds what webhook and success page missed: holds past their time, and payments under way, are
 * asked of Stripe, then paid, kept or freed.
 * @throws AggregateError of what failed; it is tried again next time
 */
export async function reconcile(world: World): Promise<void> {
  await each(await world.store.unsettled(world.now()), async ({ id, state, start, sessionId }) => {
    if (state === 'held') return release(id, world);
    const known = sessionId !== null && (await fulfill(sessionId, world));
    // Nobody will tell what became of it, and its hour is over.
    if (!known && start <= world.now()) await world.store.expire(id);
  });
}

/** How long after a call we know whose it was, in seconds. The privacy page promises it. */
const MEMORY = 90 * 86_400;

/** Deletes personal data of calls that are long past. */
export async function forget({ store, now }: Pick<World, 'store' | 'now'>): Promise<void> {
  await store.forget(now() - MEMORY);
}

/**
 * Gives back the money that is due; when that can't be done, the coach is told.
 * @throws AggregateError of what failed; it stays due
 */
export async function payBack(world: World): Promise<void> {
  await each(await world.store.claimRefunds(world.now()), async (refund) => {
    const { paymentIntent } = refund;
    if (await world.checkout.refund(refund)) await world.store.refunded(paymentIntent, world.now());
    else await world.store.alert('refund-failed-coach', paymentIntent, world.now());
  });
}

/**
 * Looks daily, for a month, whether refunds that were made have failed since; then the coach is told.
 * @throws AggregateError of what could not be asked; it is asked again tomorrow
 */
export async function checkRefunds(world: World): Promise<void> {
  const { store, checkout, now } = world;
  await each(await store.claimRefundChecks(now()), async ({ paymentIntent }) => {
    if (await checkout.refundFailed(paymentIntent))
      await store.alert('refund-failed-coach', paymentIntent, now());
  });
}
