import type { APIRoute } from 'astro';
import { paymentsSheet } from '../../../domain/booking/calls/payments-sheet.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/** Every payment and refund, for taxes; beside the coach's page, and known by the same secret address. */
export const GET: APIRoute = async ({ params }) => {
  const { booking, isOwner, settings } = await services();
  if (!isOwner(params['token'] ?? ''))
    return new Response('Not found', { status: 404, headers: PRIVATE });
  const sheet = paymentsSheet(await booking.movements(), settings.timeZone);
  return new Response(sheet, {
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="payments.csv"',
    },
  });
};

/** Without it Astro would write the address of any other method into the log. */
export const ALL: APIRoute = () =>
  new Response(null, { status: 405, headers: { ...PRIVATE, Allow: 'GET, HEAD' } });

const PRIVATE = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};
