import type { APIRoute } from 'astro';
import { hoursPath } from '../../../domain/booking/hours-path.ts';
import { logFault } from '../../../log.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/** "Let it go": frees the reader's own hour at once and leads back to the hours, or to the call if it is paid. */
export const POST: APIRoute = async ({ cookies, redirect }) => {
  const desk = await services();
  const held = await desk.hold(cookies.get('hold')?.value);
  if (!held) return redirect('/coaching/', 303);
  try {
    const booking = await desk.letGo(held.id);
    cookies.delete('hold', { path: '/' });
    if (booking?.state !== 'expired' && booking?.sessionId)
      return redirect(`/coaching/confirmed/?session_id=${booking.sessionId}`, 303);
    return redirect(hoursPath({ ...held, reason: 'let-go' }), 303);
  } catch (fault) {
    logFault('release.failed', fault);
    return redirect(hoursPath({ ...held, reason: 'still-held' }), 303);
  }
};
