import { z } from 'zod';
import { printable } from '../../printable.ts';
import { instant } from '../../time/iso-instant.ts';
import type { Role } from '../booking.ts';
import { cancel, type Canceled } from './cancel.ts';
import { giveBack, type GivenBack } from './give-back.ts';
import { reschedule, type Rescheduled } from './reschedule.ts';

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Pages that were loaded long ago send `held`. */
const outcome = z
  .enum(['took-place', 'no-show', 'held'])
  .transform((said) => (said === 'held' ? 'took-place' : said));

/** Money as people type it: "12.50", or with a comma. */
const sum = z
  .string()
  .trim()
  .regex(/^\d{1,9}([.,]\d{1,2})?$/)
  .transform((typed) => typed.replace(',', '.'))
  .catch('');

/** A sentence or two that another reads. */
const words = z.string().max(500).transform(printable);

/** The forms of a call's own page; `sequence` and `back` are what it showed. */
export const changeSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('cancel'), sequence: count, back: count }),
  z.object({ action: z.literal('move'), sequence: count, start: instant }),
  z.object({ action: z.literal('conclude'), outcome }),
  z.object({ action: z.literal('give-back'), key: z.string().regex(/^[0-9a-f]{32}$/), sum, words }),
]);

export type Change = z.infer<typeof changeSchema>;

export type Managed =
  Canceled | Rescheduled | GivenBack | { ok: false; reason: 'not-begun' | 'not-yours' };

/** Does what a reader or the coach asks of a call; how it went, and money by hand, are the coach's. */
export async function manage(
  id: string,
  by: Role,
  change: Change,
  world: Parameters<typeof reschedule>[3] &
    Parameters<typeof cancel>[3] &
    Parameters<typeof giveBack>[2],
): Promise<Managed> {
  if (change.action === 'cancel') return cancel(id, by, change, world);
  if (change.action === 'move') return reschedule(id, by, change, world);
  if (by !== 'coach') return { ok: false, reason: 'not-yours' };
  if (change.action === 'give-back') return giveBack(id, change, world);
  const concluded = await world.store.conclude(id, change.outcome, world.now());
  return concluded ? { ok: true } : { ok: false, reason: 'not-begun' };
}
