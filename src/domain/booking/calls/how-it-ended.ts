import { formatPrice } from '../../price.ts';
import type { Booking } from '../booking.ts';

/** How a call ended, in the coach's words: "Canceled by the reader, $25 back". */
export function howItEnded(booking: Booking, locale: string): string {
  const { state, outcome, canceledBy, charged, byHand } = booking;
  if (state === 'conflict')
    return charged === 0
      ? 'Came too late, nothing was paid'
      : `Came too late, ${back(booking, locale)}`;
  if (state === 'canceled')
    return `Canceled by ${canceledBy === 'coach' ? 'you' : 'the reader'}, ${back(booking, locale)}`;
  const given = byHand > 0 ? ` (${back(booking, locale)})` : '';
  if (outcome === null) return `How did it go?${given}`;
  return `${outcome === 'took-place' ? 'Took place' : 'The reader did not come'}${given}`;
}

function back(booking: Booking, locale: string): string {
  const { refunded, refundFailed, returned, byHand, currency } = booking;
  if (refundFailed) return 'the refund failed';
  const amount = (refunded ?? 0) + returned + byHand;
  return amount === 0 ? 'nothing back' : `${formatPrice({ amount, currency }, locale)} back`;
}
