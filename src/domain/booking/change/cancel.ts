import { type Booking, isAhead, type Role } from '../booking.ts';
import { refundNow } from '../refund-policy.ts';
import type { Calls } from '../ports.ts';

export type Canceled = { ok: true } | { ok: false; reason: 'begun' | 'changed' | 'less-back' };

/**
 * Cancels a call that has not begun: by the reader for what the policy as sold gives back at this
 * moment, by the coach for all of it. The same request twice is one.
 * @param seen the call as it was shown: its sequence, and what would come back in minor units. When that
 *   has become less, nothing is done: nobody loses money that they did not see go.
 */
export async function cancel(
  id: string,
  by: Role,
  seen: { sequence: number; back: number },
  world: { store: Calls; now: () => number },
): Promise<Canceled> {
  const now = world.now();
  const booking = await world.store.find(id);
  if (booking && isAhead(booking, now) && booking.sequence === seen.sequence) {
    const refund = by === 'coach' ? (booking.charged ?? 0) : refundNow(booking, now).amount;
    if (refund < seen.back) return { ok: false, reason: 'less-back' };
    if (await world.store.cancel(id, { by, sequence: seen.sequence, refund }, now))
      return { ok: true };
  }
  return reasonFor(await world.store.find(id), by, now);
}

function reasonFor(booking: Booking | undefined, by: Role, now: number): Canceled {
  if (booking?.canceledBy === by) return { ok: true };
  const begun = booking?.state === 'paid' && booking.start <= now;
  return { ok: false, reason: begun ? 'begun' : 'changed' };
}
