import type { Booking } from './booking.ts';
import type { Checkout } from './checkout.ts';

/**
 * What of a booking's payment has not gone back yet, by this site or by hand, in minor units; undefined
 * while Stripe can't be asked.
 */
export async function moneyLeft(
  { paymentIntent, charged }: Pick<Booking, 'paymentIntent' | 'charged'>,
  { checkout }: { checkout: Pick<Checkout, 'givenBack'> },
): Promise<number | undefined> {
  if (paymentIntent === null || charged === null) return charged ?? 0;
  const given = await checkout.givenBack(paymentIntent).catch(() => undefined);
  return given === undefined ? undefined : Math.max(0, charged - given);
}
