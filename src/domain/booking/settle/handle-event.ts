import type { Booking } from '../booking.ts';
import { fulfill } from './fulfill.ts';
import type { Correspondent } from '../mails/letter-facts.ts';
import type { BookingStore, Checkout } from '../ports.ts';
import type { Mailer } from '../../mail/message.ts';
import { checkRefund } from './reconcile.ts';
import { strayNote, type StrayPayment } from '../mails/unmatched-payment-note.ts';

/** What an event at Stripe is about, as far as it concerns this site. */
export type News =
  /** `stray` is the payment of a page that this site made: should no booking know it, the coach must. */
  | { of: 'session'; id: string; stray: StrayPayment | undefined }
  /** A refund that failed, or a dispute, and the payment that it is about. */
  | { of: 'refund' | 'dispute'; payment: string };

type World = {
  store: BookingStore;
  checkout: Checkout;
  mailer: Mailer;
  from: Correspondent;
  now: () => number;
};

/**
 * Does what news from Stripe ask for. It is a hint: what is true of a session and of a refund is asked of Stripe.
 * @returns the booking that it was about, or the payment that the coach was told of because none is
 * @throws when not all of it is done; Stripe tells it again
 */
export async function hear(
  news: News,
  world: World,
): Promise<{ booking?: Booking; stray?: StrayPayment }> {
  if (news.of !== 'session') {
    await hearOfMoney(news.of, news.payment, world);
    return {};
  }
  const booking = await fulfill(news.id, world);
  if (booking) return { booking };
  if (!news.stray) return {};
  await world.mailer.send(strayNote(world.from, news.stray));
  return { stray: news.stray };
}

async function hearOfMoney(of: 'refund' | 'dispute', payment: string, world: World): Promise<void> {
  const { store, now } = world;
  const refund = of === 'refund' ? await store.findRefund(payment) : undefined;
  // One that is due is asked for until it is known to be made.
  if (refund) return refund.done ? checkRefund(refund, world) : undefined;
  await store.alert(of === 'refund' ? 'goodwill-failed-coach' : 'dispute-coach', payment, now());
}
