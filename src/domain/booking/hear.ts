import type { Booking } from './booking.ts';
import { fulfill } from './fulfill.ts';
import type { Alert, Correspondent } from './message.ts';
import type { BookingStore, Checkout, Mailer } from './ports.ts';
import { strayNote, type StrayPayment } from './stray-note.ts';

/** What an event at Stripe is about, as far as it concerns this site. */
export type News =
  /** `stray` is the payment of a page that this site made: should no booking know it, the coach must. */
  | { of: 'session'; id: string; stray: StrayPayment | undefined }
  | { of: 'payment'; payment: string; alert: Alert };

/**
 * Does what news from Stripe ask for. It is a hint: what is true of a session is asked of Stripe.
 * @returns the booking that it was about, or the payment that the coach was told of because none is
 * @throws when not all of it is done; Stripe tells it again
 */
export async function hear(
  news: News,
  world: {
    store: BookingStore;
    checkout: Checkout;
    mailer: Mailer;
    from: Correspondent;
    now: () => number;
  },
): Promise<{ booking?: Booking; stray?: StrayPayment }> {
  if (news.of === 'payment') {
    await world.store.alert(news.alert, news.payment, world.now());
    return {};
  }
  const booking = await fulfill(news.id, world);
  if (booking) return { booking };
  if (!news.stray) return {};
  await world.mailer.send(strayNote(world.from, news.stray));
  return { stray: news.stray };
}
