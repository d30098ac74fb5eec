import type { Mailer } from '../../mail/message.ts';
import type { Booking } from '../booking.ts';
import type { Checkout } from '../checkout.ts';
import type { Correspondent } from '../mails/letter-facts.ts';
import { type UnmatchedPayment, unmatchedPaymentNote } from '../mails/unmatched-payment-note.ts';
import type { Calls, Holds, Refunds } from '../ports.ts';
import { fulfill } from './fulfill.ts';
import { checkRefund } from './refund.ts';

/** What an event of the payment service is about, as far as it concerns this site. */
export type PaymentEvent =
  /** `unmatched` is the payment of a page that this site made: should no booking know it, the coach must. */
  | { of: 'session'; id: string; unmatched: UnmatchedPayment | undefined }
  /** A dispute, and the payment that it is about. */
  | { of: 'dispute'; payment: string }
  /** A refund that failed; `refund` is the id under which this site made it, null when it was made elsewhere. */
  | { of: 'refund'; payment: string; refund: string | null };

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
    await handleMoney(event, world);
    return {};
  }
  const booking = await fulfill(event.id, world);
  if (booking) return { booking };
  const { unmatched } = event;
  if (!unmatched) return {};
  await world.mailer.send(unmatchedPaymentNote(world.from, unmatched));
  return { unmatched };
}

async function handleMoney(
  event: Exclude<PaymentEvent, { of: 'session' }>,
  world: World,
): Promise<void> {
  const { of, payment } = event;
  const { store, checkout, now } = world;
  const own = event.of === 'refund' ? event.refund : null;
  const refund = of === 'refund' ? await store.findRefund(own ?? payment) : undefined;
  // One that is due is asked for until it is known to be made.
  const state = refund?.done ? await checkRefund(refund, world) : undefined;
  const isOurs = refund && (own !== null || !refund.marked);
  if (isOurs || state === 'failed') return;
  // It may come before the news that the payment has come, and a booking knows its payment only then.
  const page = await checkout.pageOf(payment);
  if (page !== undefined) await fulfill(page, world);
  await store.alert(of === 'refund' ? 'goodwill-failed-coach' : 'dispute-coach', payment, now());
}
