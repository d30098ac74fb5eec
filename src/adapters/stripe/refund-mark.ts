import { z } from 'zod';
import type { DueRefund } from '../../domain/booking/checkout.ts';

const markSchema = z.object({ booking_id: z.string(), refund: z.string() });

/** What a refund carries at Stripe, so that one that was made by hand is never taken for it. */
export function markOf({ bookingId, paymentIntent }: DueRefund) {
  return { booking_id: bookingId, refund: paymentIntent } satisfies z.infer<typeof markSchema>;
}

/** Whether metadata is that of this site's refund of a payment, for that booking if one is named. */
export function isMarked(metadata: unknown, paymentIntent: string, bookingId?: string): boolean {
  const mark = markSchema.safeParse(metadata).data;
  return mark?.refund === paymentIntent && [undefined, mark.booking_id].includes(bookingId);
}
