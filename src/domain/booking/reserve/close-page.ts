import type { Booking } from '../booking.ts';
import type { Checkout } from '../checkout.ts';
import type { Calls, Holds } from '../ports.ts';
import { fulfill } from '../settle/fulfill.ts';

/**
 * Closes the payment page of a hold, so that nobody can pay for what another hold takes the place of.
 * @returns the hold; undefined when it was paid, which is then fulfilled
 */
export async function closePage(
  hold: Booking,
  world: { store: Holds & Calls; checkout: Checkout; now: () => number },
): Promise<Booking | undefined> {
  const { sessionId } = hold;
  if (sessionId === null) return hold;
  await world.checkout.close(sessionId);
  const session = await world.checkout.find(sessionId);
  // One that Stripe does not know, say after a change of account, nobody can pay.
  if (!session || session.status === 'expired') return hold;
  await fulfill(sessionId, world);
  return undefined;
}
