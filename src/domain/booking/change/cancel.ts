import { type Booking, isAhead, type Role } from '../booking.ts';
import type { Checkout } from '../checkout.ts';
import { moneyLeft } from '../money-left.ts';
import type { Calls, Refunds } from '../ports.ts';
import { refundNow } from '../refund-policy.ts';

export type Canceled = { ok: true } | { ok: false; reason: 'begun' | 'changed' | 'less-back' };

/**
 * Cancels a call that has not begun: by the reader for what the policy as sold gives back at this
 * moment, by the coach for all of it, as far as it has not gone back by hand. The same request twice is one.
 * @param seen the call as it was shown: its sequence, and what would come back in minor units. When that
 *   has become less, nothing is done: nobody loses money that they did not see go.
 */
export async function cancel(
  id: string,
  by: Role,
  seen: { sequence: number; back: number },
  world: {
    store: Calls & Pick<Refunds, 'refundsOf'>;
    checkout: Pick<Checkout, 'givenBack'>;
    now: () => number;
  },
): Promise<Canceled> {
  const now = world.now();
  const booking = await world.store.find(id);
  if (booking && isAhead(booking, now) && booking.sequence === seen.sequence) {
    const charged = booking.charged ?? 0;
    // While Stripe can't be asked nobody has to wait: what had gone back is seen when the refund is made.
    const { left, elsewhere } = await moneyLeft(booking, world);
    const due = by === 'coach' ? charged : refundNow(booking, now).amount;
    const { sequence, back: least } = seen;
    const isAsSeen = Math.min(due, left) >= least;
    if (isAsSeen && (await world.store.cancel(id, { by, sequence, due, least, elsewhere }, now)))
      return { ok: true };
    // Less may be left because its twin was faster.
    const after = await world.store.find(id);
    if (!isAsSeen && after?.state === 'paid') return { ok: false, reason: 'less-back' };
    return reasonFor(after, by, now);
  }
  return reasonFor(booking, by, now);
}

function reasonFor(booking: Booking | undefined, by: Role, now: number): Canceled {
  if (booking?.canceledBy === by) return { ok: true };
  const begun = booking?.state === 'paid' && booking.start <= now;
  return { ok: false, reason: begun ? 'begun' : 'changed' };
}
