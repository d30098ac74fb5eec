import type { APIRoute } from 'astro';
import { HOLD } from '../../domain/booking/booking.ts';
import { reservationSchema } from '../../domain/booking/reserve.ts';
import { services } from '../../services.ts';

export const prerender = false;

/** The form of the coaching page: 303 to the payment page, or 303 back with the reason. */
export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const form = await request.formData().catch(() => new FormData());
  const names = [...form.keys()];
  const wish = reservationSchema.safeParse(Object.fromEntries(form));
  if (!wish.success || new Set(names).size < names.length) return incomplete();

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

function incomplete(): Response {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>This form is not complete</title>
<h1>This form is not complete</h1><p>Nothing was booked and nothing was paid. <a href="/coaching/">Pick an hour again</a>.`;
  return new Response(page, { status: 400, headers: { 'Content-Type': 'text/html' } });
}
