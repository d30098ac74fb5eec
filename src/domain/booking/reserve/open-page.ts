import type { Booking } from '../booking.ts';
import type { Checkout, Opened } from '../checkout.ts';
import type { Holds } from '../ports.ts';

export type Page =
  | { ok: true; url: string; bookingId: string }
  | { ok: false; reason: 'payment-unavailable'; cause: unknown };

/**
 * Opens the payment page of a hold, the same one however often; without a page the slot is free again,
 * unless the same form, sent twice, is opening it at this moment. No page is handed out that the hold does
 * not know: nobody would find its payment when every event of it is lost.
 */
export async function openPage(
  hold: Booking,
  { store, checkout }: { store: Holds; checkout: Checkout },
): Promise<Page> {
  let opened: Opened = await checkout.open(hold);
  if (!opened.ok && opened.stored) {
    await store.raiseAttempt(hold.id);
    opened = await checkout.open({ ...hold, attempt: hold.attempt + 1 });
  }
  if (!opened.ok) {
    if (!opened.twin) await store.releaseHold(hold.id);
    return { ok: false, reason: 'payment-unavailable', cause: opened.cause };
  }
  if (!(await store.attach(hold.id, opened.sessionId))) {
    await checkout.close(opened.sessionId);
    const cause = new Error(`hold ${hold.id} is over, or has another page`);
    return { ok: false, reason: 'payment-unavailable', cause };
  }
  return { ok: true, url: opened.url, bookingId: hold.id };
}
