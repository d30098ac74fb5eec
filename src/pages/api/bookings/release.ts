import type { APIRoute } from 'astro';
import { hoursPath } from '../../../domain/booking/hours-path.ts';
import { logFault } from '../../../log.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/** "Let it go": frees the reader's own hour at once and leads back to the hours, or to the call if it is paid. */
export const POST: APIRoute = async ({ cookies, redirect }) => {
  const { booking } = await services();
  const held = await booking.hold(cookies.get('hold')?.value);
  if (!held) return redirect('/coaching/', 303);
  try {
    const released = await booking.release(held.id);
    cookies.delete('hold', { path: '/' });
    if (released?.state !== 'expired' && released?.sessionId)
      return redirect(`/coaching/confirmed/?session_id=${released.sessionId}`, 303);
    return redirect(hoursPath({ ...held, reason: 'let-go' }), 303);
  } catch (fault) {
    logFault('release.failed', fault);
    return redirect(hoursPath({ ...held, reason: 'still-held' }), 303);
  }
};
