import { attemptAll } from '../../attempt-all.ts';
import type { Checkout, Refund, RefundState } from '../checkout.ts';
import type { Refunds } from '../ports.ts';

type World = { store: Refunds; checkout: Checkout; now: () => number };

/** Tries of a refund, hours in all, after which the coach hears that Stripe does not take it. */
const LATE = 24;

/**
 * Gives back the money that is due. When that can't be done reader and coach are told; the coach alone when
 * it can't for hours.
 * @throws AggregateError of what failed; it stays due
 */
export async function makeRefunds({ store, checkout, now }: World): Promise<void> {
  await attemptAll(await store.claimRefunds(now()), async (due) => {
    const { id, paymentIntent, tries } = due;
    const given = await checkout.refund(due).catch(async (fault: unknown) => {
      if (tries >= LATE) await store.alert('refund-late-coach', paymentIntent, now(), id);
      throw fault;
    });
    if (given !== undefined) await store.refunded(id, given, now());
    else await store.refundFailed(id, now());
  });
}

/**
 * Looks daily, for a month, what became of refunds that were made.
 * @throws AggregateError of what could not be asked; it is asked again tomorrow
 */
export async function checkRefunds(world: World): Promise<void> {
  const { store, now } = world;
  await attemptAll(await store.claimRefundChecks(now()), async (made) => {
    await checkRefund(made, world);
  });
}

/** Asks Stripe what became of a refund that was made, and notes it: it may have failed, or been made anew. */
export async function checkRefund(
  made: Refund,
  { store, checkout, now }: World,
): Promise<RefundState> {
  const state = await checkout.refundState(made);
  if (state === 'failed') await store.refundFailed(made.id, now());
  if (state === 'given') await store.refundStands(made.id);
  return state;
}
