import type { APIRoute } from 'astro';
import { clearHold, heldBy } from '../../../adapters/web/hold-cookie.ts';
import { coachingPath } from '../../../domain/booking/coaching-query.ts';
import { logFault } from '../../../log.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/**
 * "Let it go": frees the reader's own slot at once, also when its page has closed by itself, and leads back to
 * the hours, or to what became of it if it is paid.
 */
export const POST: APIRoute = async ({ cookies, redirect }) => {
  const { booking } = await services();
  const held = await booking.claimed(heldBy(cookies));
  if (!held) return redirect('/coaching/', 303);
  try {
    const released = await booking.release(held.id);
    if (released?.state !== 'expired' && released?.sessionId)
      return redirect(`/coaching/confirmed/?session_id=${released.sessionId}`, 303);
    clearHold(cookies);
    return redirect(coachingPath({ ...held, reason: 'released' }), 303);
  } catch (fault) {
    logFault('release.failed', fault);
    return redirect(coachingPath({ ...held, reason: 'still-held' }), 303);
  }
};
