import type { Booking } from './booking.ts';
import { openPage, type Page } from './open-page.ts';
import type { BookingStore, Checkout } from './ports.ts';
import { release } from './release.ts';

export type Resumed = Page | { ok: false; reason: 'yours'; sessionId: string };

/**
 * What a reader's earlier booking means for a new wish: the same hour leads back to its payment page, or
 * to the call if it is paid; a hold on another hour is let go.
 * @returns undefined when the earlier booking has no say
 */
export async function resume(
  id: string | null | undefined,
  wish: { start: number; offer: string },
  world: { store: BookingStore; checkout: Checkout; now: () => number },
): Promise<Resumed | undefined> {
  if (!id) return undefined;
  const booking = await world.store.find(id);
  if (!booking) return undefined;
  const same = booking.start === wish.start && booking.offer === wish.offer;

  if (booking.state === 'held' && booking.heldUntil > world.now()) {
    const page = same ? await pageOf(booking, world) : undefined;
    if (page) return page;
    await release(id, world);
  }
  const now = await world.store.find(id);
  const paid = now?.state === 'paid' || now?.state === 'processing';
  return same && paid && now.sessionId !== null
    ? { ok: false, reason: 'yours', sessionId: now.sessionId }
    : undefined;
}

async function pageOf(
  hold: Booking,
  world: { store: BookingStore; checkout: Checkout },
): Promise<Page | undefined> {
  if (hold.sessionId === null) return openPage(hold, world);
  const session = await world.checkout.find(hold.sessionId);
  return session?.status === 'open' && session.url
    ? { ok: true, url: session.url, bookingId: hold.id }
    : undefined;
}
