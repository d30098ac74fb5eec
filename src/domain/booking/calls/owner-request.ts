import { z } from 'zod';
import type { Outbox } from '../../mail/outbox.ts';

/** The forms of the coach's page; ids and sums are what it showed. */
export const ownerRequestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('retry'), key: z.string().min(1).max(300) }),
]);

export type OwnerRequest = z.infer<typeof ownerRequestSchema>;

export type Granted = { ok: true } | { ok: false; reason: 'changed' };

/** Does what the coach asks for on her page. */
export async function grant(
  request: OwnerRequest,
  { outbox, now }: { outbox: Pick<Outbox, 'retryMail'>; now: () => number },
): Promise<Granted> {
  return (await outbox.retryMail(request.key, now()))
    ? { ok: true }
    : { ok: false, reason: 'changed' };
}
