import { z } from 'zod';
import type { Outbox } from '../../mail/outbox.ts';

/** The forms of the coach's page; ids and sums are what it showed. */
export const ownerWishSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('retry'), key: z.string().min(1).max(300) }),
]);

export type OwnerWish = z.infer<typeof ownerWishSchema>;

export type Granted = { ok: true } | { ok: false; reason: 'changed' };

/** Does what the coach asks for on her page. */
export async function grant(
  wish: OwnerWish,
  { outbox, now }: { outbox: Pick<Outbox, 'retryMail'>; now: () => number },
): Promise<Granted> {
  return (await outbox.retryMail(wish.key, now()))
    ? { ok: true }
    : { ok: false, reason: 'changed' };
}
