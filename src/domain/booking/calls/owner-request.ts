import { z } from 'zod';
import type { Outbox } from '../../mail/outbox.ts';
import { dayOf } from '../../time/local-day.ts';
import { cancel, type Canceled } from '../change/cancel.ts';
import { reschedule, type Rescheduled } from '../change/reschedule.ts';
import { closedDays, closingSchema } from './closed-days.ts';
import { seenCalls, seenMoves } from './seen-calls.ts';

/** The forms of the coach's page; ids and sums are what it showed. */
export const ownerRequestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('retry'), key: z.string().min(1).max(300) }),
  closingSchema.extend({ action: z.literal('close') }),
  z.object({ action: z.literal('open'), id: z.string().min(1).max(64) }),
  z.object({ action: z.literal('cancel'), calls: seenCalls }),
  z.object({ action: z.literal('move'), calls: seenMoves }),
]);

export type OwnerRequest = z.infer<typeof ownerRequestSchema>;

export type Granted =
  { ok: true } | { ok: false; reason: 'changed' | 'some-changed' | 'no-days' | 'calendar-unread' };

type World = Omit<Cancel[3] & Reschedule[3], 'store'> & {
  store: Cancel[3]['store'] & Reschedule[3]['store'];
  outbox: Pick<Outbox, 'retryMail'>;
};
type Cancel = Parameters<typeof cancel>;
type Reschedule = Parameters<typeof reschedule>;

/** Does what the coach asks for on her page; of several calls those that are as she saw them. */
export async function grant(request: OwnerRequest, world: World): Promise<Granted> {
  const { coaching, store, outbox, now } = world;
  switch (request.action) {
    case 'retry':
      return (await outbox.retryMail(request.key, now()))
        ? { ok: true }
        : { ok: false, reason: 'changed' };
    case 'close': {
      const days = closedDays(request, dayOf(now(), coaching.timeZone));
      if (!days) return { ok: false, reason: 'no-days' };
      await store.closeDays(days);
      return { ok: true };
    }
    case 'open':
      await store.reopenDays(request.id);
      return { ok: true };
    case 'cancel':
      return ofAll(request.calls.map(({ id, ...seen }) => cancel(id, 'coach', seen, world)));
    case 'move':
      return ofAll(request.calls.map(({ id, ...to }) => reschedule(id, 'coach', to, world)));
  }
}

async function ofAll(changes: Promise<Canceled | Rescheduled>[]): Promise<Granted> {
  const results = await Promise.all(changes);
  const refused = results.flatMap((result) => (result.ok ? [] : [result.reason]));
  if (refused.length === 0) return { ok: true };
  if (refused.length < results.length) return { ok: false, reason: 'some-changed' };
  const isUnread = refused.every((reason) => reason === 'calendar-unread');
  return { ok: false, reason: isUnread ? 'calendar-unread' : 'changed' };
}
