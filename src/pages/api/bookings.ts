import type { APIRoute } from 'astro';
import { readForm } from '../../adapters/web/form.ts';
import { heldBy, rememberHold } from '../../adapters/web/hold-cookie.ts';
import { apology } from '../../adapters/web/kept/apology.ts';
import { coachingPath, type LedBack } from '../../domain/booking/coaching-query.ts';
import { reservationSchema } from '../../domain/booking/reserve/reservation.ts';
import { sorryPath, type SorryReason } from '../../domain/booking/sorry.ts';
import { logFault } from '../../log.ts';
import { services } from '../../services.ts';

export const prerender = false;

/** The form of the coaching page: 303 to the payment page, or 303 back with the reason. */
export const POST: APIRoute = async ({
  request,
  cookies,
  redirect,
  rewrite,
  url,
  clientAddress,
}) => {
  const form = await readForm(request);
  const asked = reservationSchema.safeParse(form);
  // As a request of its own, because the form has been read.
  const sorry = (why: SorryReason) =>
    apology(why, () => rewrite(new Request(new URL(sorryPath(why), url))));
  if (!form || !asked.success) return sorry('incomplete');

  const { booking, env, guard } = await services();
  const { start: near } = asked.data;
  const back = (reason: LedBack) => redirect(coachingPath({ ...asked.data, near, reason }), 303);
  const held = heldBy(cookies);
  // Who holds a slot has been here before.
  const isKnown = (await booking.hold(held)) !== undefined;
  const refused = guard.refusal(form, isKnown);
  if (refused) return back(refused);

  const reserved = await booking.reserve(asked.data, held, clientAddress);
  if (reserved.ok) {
    rememberHold(cookies, reserved.key, env.siteUrl);
    return redirect(reserved.url, 303);
  }
  if (reserved.reason === 'yours')
    return redirect(`/coaching/confirmed/?session_id=${reserved.sessionId}`, 303);
  if (reserved.reason === 'too-many') return sorry('too-many');
  if (reserved.reason === 'payment-unavailable') logFault('reserve.failed', reserved.cause);
  return back(reserved.reason);
};
