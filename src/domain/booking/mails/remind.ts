import type { Booking } from '../booking.ts';
import type { BookingStore, Mail } from '../ports.ts';

/** How long before a call both are reminded of it, in seconds. */
const REMINDERS = { day: 86_400, hour: 3600 } as const;

/**
 * Notes the reminders of each paid call for their time. A time that has passed before the call was
 * bought or moved is left out, so that nobody is told twice in one hour.
 */
export async function remind({
  store,
  now,
}: {
  store: BookingStore;
  now: () => number;
}): Promise<void> {
  await store.remind('day', REMINDERS.day, now());
  await store.remind('hour', REMINDERS.hour, now());
}

/**
 * Whether a mail is still true: none confirms a canceled call, reminds of an hour that has gone, or says
 * of a refund what has changed since.
 */
export function isTrue(
  { kind, callStart, refundFailed }: Mail,
  booking: Booking,
  now: number,
): boolean {
  switch (kind) {
    case 'confirmed-reader':
    case 'confirmed-coach':
    case 'moved-reader':
    case 'moved-coach':
      return booking.state === 'paid';
    case 'cancelled-reader':
    case 'cancelled-coach':
      return booking.state === 'cancelled';
    case 'reminder-day-reader':
    case 'reminder-day-coach':
      return isAhead(booking, callStart) && now < booking.start - REMINDERS.hour;
    case 'reminder-hour-reader':
    case 'reminder-hour-coach':
      return isAhead(booking, callStart) && now < booking.start;
    case 'refunded-reader':
      return !refundFailed;
    case 'refund-failed-reader':
    case 'refund-failed-coach':
      return refundFailed;
    default:
      return true;
  }
}

function isAhead({ state, start }: Booking, callStart: number | null): boolean {
  return state === 'paid' && start === callStart;
}
