import { minorUnits } from '../../price.ts';
import type { Checkout } from '../checkout.ts';
import { moneyLeft } from '../money-left.ts';
import type { Calls, Refunds } from '../ports.ts';

export type GivenBack = { ok: true } | { ok: false; reason: 'no-sum' | 'not-left' | 'changed' };

/**
 * Gives back a part of what was paid for a call, because the coach wants to and whatever the policy says; never more
 * than is left. The same form twice is one.
 * @param gift its `key` was made for this showing of the form; `sum` is what she typed, in the currency sold
 */
export async function giveBack(
  id: string,
  gift: { key: string; sum: string; words: string },
  world: {
    store: Pick<Calls & Refunds, 'find' | 'refundsOf' | 'giveBack'>;
    checkout: Pick<Checkout, 'givenBack'>;
    now: () => number;
  },
): Promise<GivenBack> {
  const { store, now } = world;
  const { key, sum, words } = gift;
  const booking = await store.find(id);
  if (!booking) return { ok: false, reason: 'changed' };
  const amount = minorUnits(sum, booking.currency);
  if (!amount) return { ok: false, reason: 'no-sum' };
  // While Stripe can't be asked, what had gone back elsewhere is seen when the refund is made.
  const { left, elsewhere } = await moneyLeft(booking, world);
  if (await store.giveBack(key, { bookingId: id, amount, words, elsewhere }, now()))
    return { ok: true };
  return { ok: false, reason: amount > left ? 'not-left' : 'changed' };
}
