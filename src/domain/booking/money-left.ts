import type { Booking } from './booking.ts';
import type { Checkout, Refund } from './checkout.ts';
import type { Refunds } from './ports.ts';

/** What of a payment can still go back, in minor units. */
export type MoneyLeft = {
  left: number;
  /** What went back that this site has no refund of: most often in Stripe's dashboard. */
  elsewhere: number;
  /** False while Stripe can't be asked what went back elsewhere. */
  sure: boolean;
};

/**
 * What of a booking's payment has neither gone back nor is due to.
 * @param except the id of a refund that counts as if it were not there
 */
export async function moneyLeft(
  { paymentIntent, charged }: Pick<Booking, 'paymentIntent' | 'charged'>,
  { store, checkout }: { store: Pick<Refunds, 'refundsOf'>; checkout: Pick<Checkout, 'givenBack'> },
  except?: string,
): Promise<MoneyLeft> {
  const paid = charged ?? 0;
  if (paymentIntent === null) return { left: paid, elsewhere: 0, sure: true };
  // In this order: one that is noted and made in between counts as made elsewhere, and less seems to be left.
  const own = (await store.refundsOf(paymentIntent)).filter(({ failed }) => !failed);
  const given = await checkout.givenBack(paymentIntent).catch(() => undefined);
  const promised = sum(own.filter(({ id }) => id !== except));
  if (!given) return { left: Math.max(0, paid - promised), elsewhere: 0, sure: false };
  const madeOf = ({ id }: Refund) => sum(given.filter(({ refund }) => refund === id));
  // What was given elsewhere in the place of one that had failed is that one.
  const counted = own.map((each) => (each.done ? each.amount : madeOf(each)));
  const elsewhere = Math.max(0, sum(given) - counted.reduce((one, other) => one + other, 0));
  return { left: Math.max(0, paid - elsewhere - promised), elsewhere, sure: true };
}

function sum(parts: readonly { amount: number }[]): number {
  return parts.reduce((total, { amount }) => total + amount, 0);
}
