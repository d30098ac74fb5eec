import type { Booking, BookingState } from '../booking.ts';
import type { Checkout } from '../checkout.ts';
import { isOpenable } from '../hold.ts';
import type { Calls, Holds } from '../ports.ts';
import { openPage, type Page } from './open-page.ts';
import { release } from './release.ts';

export type Resumed = Page | { ok: false; reason: 'yours'; sessionId: string };

type World = { store: Holds & Calls; checkout: Checkout; now: () => number };

/**
 * Leads a reader who wants the slot of their earlier booking back to its payment page or, if it is paid,
 * to what became of it: the call, or the money that comes back because it was too late for one. A hold that
 * a crash left without a page goes once Stripe would open none for it, and the reader holds the slot anew.
 * @returns undefined when there is nothing to come back to
 */
export async function resume(booking: Booking, world: World): Promise<Resumed | undefined> {
  try {
    return await tryResuming(booking, world);
  } catch (cause) {
    // It may be paid. The page of its session asks again, and says so when nobody can tell.
    if (booking.sessionId === null) throw cause;
    return { ok: false, reason: 'yours', sessionId: booking.sessionId };
  }
}

async function tryResuming(booking: Booking, world: World): Promise<Resumed | undefined> {
  if (booking.state === 'held') {
    const page = booking.heldUntil > world.now() ? await pageOf(booking, world) : undefined;
    if (page) return page;
    await release(booking.id, world);
  }
  const settled = await world.store.find(booking.id);
  return settled && PAID.includes(settled.state) && settled.sessionId !== null
    ? { ok: false, reason: 'yours', sessionId: settled.sessionId }
    : undefined;
}

const PAID: readonly BookingState[] = ['processing', 'paid', 'conflict'];

async function pageOf(hold: Booking, world: World): Promise<Page | undefined> {
  if (hold.sessionId === null)
    return isOpenable(hold, world.now()) ? openPage(hold, world) : undefined;
  const session = await world.checkout.find(hold.sessionId);
  return session?.status === 'open' && session.url
    ? { ok: true, url: session.url, bookingId: hold.id }
    : undefined;
}
