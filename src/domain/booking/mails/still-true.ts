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
  switch (kind) {
    case 'confirmed-reader':
    case 'confirmed-coach':
    case 'moved-reader':
    case 'moved-coach':
      return booking.state === 'paid';
    case 'canceled-reader':
    case 'canceled-coach':
      return booking.state === 'canceled';
    case 'reminder-day-reader':
    case 'reminder-day-coach':
      return booking.start === start && isAhead(booking, now + REMINDERS.hour);
    case 'links-reader':
      return isAhead(booking, now);
    case 'reminder-hour-reader':
    case 'reminder-hour-coach':
      return booking.start === start && isAhead(booking, now);
    case 'follow-up-reader':
      return booking.outcome === 'took-place';
    case 'no-show-reader':
      return booking.outcome === 'no-show';
    case 'refunded-reader':
      return !failed;
    case 'refund-failed-reader':
    case 'refund-failed-coach':
      return failed;
    default:
      return true;
  }
}
