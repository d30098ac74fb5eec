import { each } from './each.ts';
import { fulfill } from './fulfill.ts';
import type { BookingStore, Checkout } from './ports.ts';

type World = { store: BookingStore; checkout: Checkout; now: () => number };

/**
 * Finds what webhook and success page missed: holds past their time, and payments under way, are
 * asked of Stripe, then paid, kept or freed. A session that Stripe does not know, say under the key of
 * another account, is asked for until its hour comes: it may have been paid, and others can have the hour.
 * @throws AggregateError of what failed; it is tried again next time
 */
export async function reconcile(world: World): Promise<void> {
  const { store, checkout, now } = world;
  await each(await store.unsettled(now()), async ({ id, state, start, sessionId }) => {
    if (sessionId === null) return void (await store.abandon(id));
    if (state === 'held') await checkout.close(sessionId);
    const known = await fulfill(sessionId, world);
    if (!known && start <= now()) await store.expire(id);
  });
}

/** How long after a call we know whose it was, in seconds. The privacy page promises it. */
const MEMORY = 90 * 86_400;

/** Deletes personal data of calls that are long past. */
export async function forget({ store, now }: Pick<World, 'store' | 'now'>): Promise<void> {
  await store.forget(now() - MEMORY);
}

/** Tries of a refund, hours in all, after which the coach hears that Stripe does not take it. */
const LATE = 24;

/**
 * Gives back the money that is due; when that can't be done, or can't for hours, the coach is told.
 * @throws AggregateError of what failed; it stays due
 */
export async function payBack({ store, checkout, now }: World): Promise<void> {
  await each(await store.claimRefunds(now()), async ({ tries, ...refund }) => {
    const { paymentIntent } = refund;
    const given = await checkout.refund(refund).catch(async (fault: unknown) => {
      if (tries >= LATE) await store.alert('refund-late-coach', paymentIntent, now());
      throw fault;
    });
    if (given) await store.refunded(paymentIntent, now());
    else await store.alert('refund-failed-coach', paymentIntent, now());
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
