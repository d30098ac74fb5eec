import type { APIRoute } from 'astro';
import { readForm } from '../../adapters/web/form.ts';
import { HOLD } from '../../domain/booking/booking.ts';
import { hoursPath } from '../../domain/booking/hours-path.ts';
import { reservationSchema } from '../../domain/booking/reserve/reserve.ts';
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
  const wish = reservationSchema.safeParse(form);
  if (!form || !wish.success) return rewrite(sorry('incomplete', url));

  const { booking, env, guard } = await services();
  const { start: near } = wish.data;
  const back = (reason: string) => redirect(hoursPath({ ...wish.data, near, reason }), 303);
  const held = cookies.get('hold')?.value;
  // Who holds an hour has been here before.
  const isKnown = (await booking.hold(held)) !== undefined;
  if (!guard.isFromReader(form, isKnown)) return back('too-quick');

  const reserved = await booking.reserve(wish.data, held, clientAddress);
  if (reserved.ok) {
    cookies.set('hold', reserved.bookingId, {
      path: '/',
      maxAge: HOLD,
      httpOnly: true,
      sameSite: 'lax',
      secure: env.siteUrl.protocol === 'https:',
    });
    return redirect(reserved.url, 303);
  }
  if (reserved.reason === 'yours')
    return redirect(`/coaching/confirmed/?session_id=${reserved.sessionId}`, 303);
  if (reserved.reason === 'too-many') return rewrite(sorry('too-many', url));
  if (reserved.reason === 'payment-unavailable') logFault('reserve.failed', reserved.cause);
  return back(reserved.reason);
};

/** The page that says so; as a request of its own, because the form has been read. */
function sorry(why: 'incomplete' | 'too-many', url: URL): Request {
  return new Request(new URL(`/coaching/sorry/?why=${why}`, url));
}
