import { z } from 'zod';
import { instant } from '../../time/iso-instant.ts';
import type { Role } from '../booking.ts';
import { cancel, type Canceled } from './cancel.ts';
import { reschedule, type Rescheduled } from './reschedule.ts';

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Pages that were loaded long ago send `held`. */
const outcome = z
  .enum(['took-place', 'no-show', 'held'])
  .transform((said) => (said === 'held' ? 'took-place' : said));

/** The forms of a call's own page; `sequence` and `back` are what it showed. */
export const changeSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('cancel'), sequence: count, back: count }),
  z.object({ action: z.literal('move'), sequence: count, start: instant }),
  z.object({ action: z.literal('conclude'), outcome }),
]);

export type Change = z.infer<typeof changeSchema>;

export type Managed = Canceled | Rescheduled | { ok: false; reason: 'not-begun' | 'not-yours' };

/** Does what a reader or the coach asks of a call; how it went is the coach's to say. */
export async function manage(
  id: string,
  by: Role,
  change: Change,
  world: Parameters<typeof reschedule>[3] & Parameters<typeof cancel>[3],
): Promise<Managed> {
  if (change.action === 'cancel') return cancel(id, by, change, world);
  if (change.action === 'move') return reschedule(id, by, change, world);
  if (by !== 'coach') return { ok: false, reason: 'not-yours' };
  const concluded = await world.store.conclude(id, change.outcome, world.now());
  return concluded ? { ok: true } : { ok: false, reason: 'not-begun' };
}
