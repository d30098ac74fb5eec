import type { APIRoute } from 'astro';
import { HOLD } from '../../domain/booking/booking.ts';
import { reservationSchema } from '../../domain/booking/reserve.ts';
import { services } from '../../services.ts';

export const prerender = false;

/** The form of the coaching page: 303 to the payment page, or 303 back with the reason. */
export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const form = await request.formData().catch(() => new FormData());
  const wish = reservationSchema.safeParse(Object.fromEntries(form));
  if (!wish.success)
    return new Response(
      'This form is not complete. Go back to /coaching/ and pick an hour there.',
      {
        status: 400,
      },
    );

  const desk = await services();
  const reserved = await desk.reserve(wish.data, cookies.get('hold')?.value);
  if (reserved.ok) {
    cookies.set('hold', reserved.bookingId, {
      path: '/',
      maxAge: HOLD,
      httpOnly: true,
      sameSite: 'lax',
      secure: desk.env.siteUrl.protocol === 'https:',
    });
    return redirect(reserved.url, 303);
  }
  if (reserved.reason === 'yours')
    return redirect(`/coaching/confirmed/?session_id=${reserved.sessionId}`, 303);
  if (reserved.reason === 'payment-unavailable') console.error(reserved.cause);
  const back = new URLSearchParams({ reason: reserved.reason });
  if (wish.data.from) back.set('from', wish.data.from);
  return redirect(`/coaching/?${back}`, 303);
};
