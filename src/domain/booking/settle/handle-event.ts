import type { Booking } from '../booking.ts';
import { fulfill } from './fulfill.ts';
import type { Correspondent } from '../mails/letter-facts.ts';
import type { Calls, Checkout, Holds, Refunds } from '../ports.ts';
import type { Mailer } from '../../mail/message.ts';
import { checkRefund } from './refund.ts';
import { type UnmatchedPayment, unmatchedPaymentNote } from '../mails/unmatched-payment-note.ts';

/** What an event of the payment service is about, as far as it concerns this site. */
export type PaymentEvent =
  /** `unmatched` is the payment of a page that this site made: should no booking know it, the coach must. */
  | { of: 'session'; id: string; unmatched: UnmatchedPayment | undefined }
  /** A refund that failed, or a dispute, and the payment that it is about. */
  | { of: 'refund' | 'dispute'; payment: string };

type World = {
  store: Holds & Calls & Refunds;
  checkout: Checkout;
  mailer: Mailer;
  from: Correspondent;
  now: () => number;
};

/**
 * Does what an event asks for. It is a hint: what is true of a session and of a refund is asked of Stripe.
 * @returns the booking that it was about, or the payment that the coach was told of because none is
 * @throws when not all of it is done; Stripe tells it again
 */
export async function handleEvent(
  event: PaymentEvent,
  world: World,
): Promise<{ booking?: Booking; unmatched?: UnmatchedPayment }> {
  if (event.of !== 'session') {
    await handleMoney(event.of, event.payment, world);
    return {};
  }
  const booking = await fulfill(event.id, world);
  if (booking) return { booking };
  const { unmatched } = event;
  if (!unmatched) return {};
  await world.mailer.send(unmatchedPaymentNote(world.from, unmatched));
  return { unmatched };
}

async function handleMoney(of: 'refund' | 'dispute', payment: string, world: World): Promise<void> {
  const { store, checkout, now } = world;
  const refund = of === 'refund' ? await store.findRefund(payment) : undefined;
  // One that is due is asked for until it is known to be made.
  if (refund) return refund.done ? checkRefund(refund, world) : undefined;
  // It may come before the news that the payment has come, and a booking knows its payment only then.
  const page = await checkout.pageOf(payment);
  if (page !== undefined) await fulfill(page, world);
  await store.alert(of === 'refund' ? 'goodwill-failed-coach' : 'dispute-coach', payment, now());
}
