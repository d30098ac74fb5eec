import { type Booking, isAhead } from '../booking.ts';
import type { MessageKind } from './message-kind.ts';
import { REMINDERS } from './reminder-times.ts';

/**
 * Whether a mail is still true: none confirms a canceled call, reminds of a slot that has gone, or says
 * of a refund what has changed since.
 * @param mail `start` is the slot that a reminder is about, `failed` that the refund did not go through
 */
export function isStillTrue(
  { kind, start, failed }: { kind: MessageKind; start: number | null; failed: boolean },
  booking: Booking,
  now: number,
): boolean {
  const isPaid = booking.state === 'paid';
  const isStart = booking.start === start;
  const said: Record<string, boolean> = {
    confirmed: isPaid,
    moved: isPaid,
    canceled: booking.state === 'canceled',
    'reminder-day': isStart && isAhead(booking, now + REMINDERS.hour),
    'reminder-hour': isStart && isAhead(booking, now),
    links: isAhead(booking, now),
    'follow-up': booking.outcome === 'took-place',
    'no-show': booking.outcome === 'no-show',
    refunded: !failed,
    'refund-failed': failed,
  } satisfies Partial<Record<Said<MessageKind>, boolean>>;
  return said[kind.replace(/-(reader|coach)$/, '')] ?? true;
}

type Said<Kind> = Kind extends `${infer What}-${'reader' | 'coach'}` ? What : never;
