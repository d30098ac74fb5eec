import { z } from 'zod';
import type { StrayPayment } from '../domain/booking/stray-note.ts';

const sessionSchema = z.object({
  client_reference_id: z.string(),
  metadata: z.object({ booking_id: z.string() }),
  payment_status: z.literal('paid'),
  payment_intent: z.string(),
  livemode: z.boolean(),
  success_url: z.string(),
});

/**
 * The payment of a session as an event tells of it, when it is of a page that this site made: others may
 * sell through the same account. It is read from the event, because another account's is all we have.
 */
export function ownPayment(session: unknown, siteUrl: URL): StrayPayment | undefined {
  const { data } = sessionSchema.safeParse(session);
  const isOwn =
    data?.metadata.booking_id === data?.client_reference_id &&
    data?.success_url.startsWith(new URL('/coaching/', siteUrl).href);
  return data && isOwn ? { payment: data.payment_intent, live: data.livemode } : undefined;
}
