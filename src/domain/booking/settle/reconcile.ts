import { each } from '../../attempt-all.ts';
import { fulfill } from './fulfill.ts';
import type { BookingStore, Checkout, Refund } from '../ports.ts';

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
 * Gives back the money that is due. When that can't be done reader and coach are told; the coach alone when
 * it can't for hours.
 * @throws AggregateError of what failed; it stays due
 */
export async function payBack({ store, checkout, now }: World): Promise<void> {
  await each(await store.claimRefunds(now()), async (refund) => {
    const { paymentIntent, tries } = refund;
    const given = await checkout.refund(refund).catch(async (fault: unknown) => {
      if (tries >= LATE) await store.alert('refund-late-coach', paymentIntent, now());
      throw fault;
    });
    if (given) await store.refunded(paymentIntent, now());
    else await store.refundFailed(paymentIntent, now());
  });
}

/**
 * Looks daily, for a month, what became of refunds that were made.
 * @throws AggregateError of what could not be asked; it is asked again tomorrow
 */
export async function checkRefunds(world: World): Promise<void> {
  const { store, now } = world;
  await each(await store.claimRefundChecks(now()), (refund) => checkRefund(refund, world));
}

/** Asks Stripe what became of a refund that was made, and notes it: it may have failed, or been made anew. */
export async function checkRefund(refund: Refund, { store, checkout, now }: World): Promise<void> {
  const state = await checkout.refundState(refund);
  if (state === 'failed') await store.refundFailed(refund.paymentIntent, now());
  if (state === 'given') await store.refundStands(refund.paymentIntent);
}
