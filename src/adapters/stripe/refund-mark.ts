import { z } from 'zod';
import type { DueRefund } from '../../domain/booking/checkout.ts';

const markSchema = z.object({ booking_id: z.string(), refund: z.string() });

/** What a refund carries at Stripe, so that one that was made by hand is never taken for it. */
export function markOf({ id, bookingId }: DueRefund) {
  return { booking_id: bookingId, refund: id } satisfies z.infer<typeof markSchema>;
}

/** The id under which this site made a refund, as its metadata says; null of any other. */
export function markIn(metadata: unknown): string | null {
  return markSchema.safeParse(metadata).data?.refund ?? null;
}

/** Whether metadata is that of a refund of this site. */
export function isMarked(metadata: unknown, { id, bookingId }: DueRefund): boolean {
  const mark = markSchema.safeParse(metadata).data;
  return mark?.refund === id && mark.booking_id === bookingId;
}
