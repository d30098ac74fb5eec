import { z } from 'zod';
import type { Outbox } from '../../mail/outbox.ts';
import { dayOf } from '../../time/local-day.ts';
import { cancel } from '../change/cancel.ts';
import type { Closings } from '../ports.ts';
import { closedDays, closingSchema } from './closed-days.ts';
import { seenCalls } from './seen-calls.ts';

/** The forms of the coach's page; ids and sums are what it showed. */
export const ownerRequestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('retry'), key: z.string().min(1).max(300) }),
  closingSchema.extend({ action: z.literal('close') }),
  z.object({ action: z.literal('open'), id: z.string().min(1).max(64) }),
  z.object({ action: z.literal('cancel'), calls: seenCalls }),
]);

export type OwnerRequest = z.infer<typeof ownerRequestSchema>;

export type Granted = { ok: true } | { ok: false; reason: 'changed' | 'some-changed' | 'no-days' };

type World = Omit<Parameters<typeof cancel>[3], 'store'> & {
  coaching: { timeZone: string };
  store: Parameters<typeof cancel>[3]['store'] & Closings;
  outbox: Pick<Outbox, 'retryMail'>;
};

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
    case 'cancel': {
      const canceled = [];
      for (const { id, ...seen } of request.calls)
        canceled.push(await cancel(id, 'coach', seen, world));
      if (canceled.every(({ ok }) => ok)) return { ok: true };
      return { ok: false, reason: canceled.some(({ ok }) => ok) ? 'some-changed' : 'changed' };
    }
  }
}
