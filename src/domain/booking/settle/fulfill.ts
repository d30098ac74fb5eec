import type { Booking } from '../booking.ts';
import type { Checkout, Session } from '../checkout.ts';
import type { Calls, Holds } from '../ports.ts';

/**
 * Makes of a session what is true of it: a call, a refund, a wait or a freed slot. Webhook, success
 * page and sweep all call it, in any order and any number of times.
 * @returns the booking afterwards; undefined when the session is unknown or not ours
 */
export async function fulfill(
  sessionId: string,
  world: { store: Holds & Calls; checkout: Checkout; now: () => number },
): Promise<Booking | undefined> {
  const { store, checkout, now } = world;
  const session = await checkout.find(sessionId);
  if (!session?.bookingId) return undefined;
  const booking = await store.find(session.bookingId);
  if (!booking || session.live !== booking.live) return undefined;

  if (session.paid) {
    const payment = { ...session.payment, asSold: asSold(session, booking) };
    return store.settle(booking.id, payment, now());
  }
  // A session may never have been handed out; only the hold's own says that the slot is free.
  const own = booking.sessionId === sessionId;
  if (own && (session.status === 'expired' || session.failed)) await store.expire(booking.id);
  else if (own && session.status === 'complete') await store.process(booking.id, sessionId, now());
  return store.find(booking.id);
}

function asSold(session: Session, booking: Booking): boolean {
  return session.subtotal === booking.amount && session.currency === booking.currency;
}
