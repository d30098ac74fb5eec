import { formatPrice } from '../price.ts';
import { formatWhen } from '../time/hour.ts';
import type { Booking } from './booking.ts';
import type { Coaching } from './offer.ts';

/** What a reader who cancels gets back, in minor units of the currency sold. */
export type RefundNow = {
  amount: number;
  /** The last instant at which it is that much; null when it stays so until the call begins. */
  until: number | null;
  /** What comes back after that. */
  later: number;
};

/**
 * The refund policy as sold, at one moment. It counts from the slot first sold, so that moving a call
 * never reopens it; a call that the coach moved last comes back whole until it begins, because the reader
 * never chose that slot. Of several steps that hold, the reader has the best; a fraction of a cent is the
 * reader's, too: it is rounded up.
 * @param left what has not gone back yet by hand
 */
export function refundNow(
  sale: Pick<Booking, 'charged' | 'refunds' | 'soldStart' | 'start' | 'movedBy'>,
  now: number,
  left: number = sale.charged ?? 0,
): RefundNow {
  const charged = sale.charged ?? 0;
  const steps = sale.refunds.map(({ until, percent }) => ({
    end: sale.soldStart - until,
    percent,
  }));
  const amountAt = (instant: number) => {
    const held = steps.filter(({ end }) => instant <= end).map(({ percent }) => percent);
    return Math.min(left, Math.ceil((charged * Math.max(0, ...held)) / 100));
  };
  if (sale.movedBy === 'coach') return { amount: left, until: null, later: left };
  const amount = amountAt(now);
  const drops = steps.filter(({ end }) => end >= now && amountAt(end + 1) < amount);
  const until = Math.min(...drops.map(({ end }) => end));
  return until < sale.start
    ? { amount, until, later: amountAt(until + 1) }
    : { amount, until: null, later: amount };
}

/** The same in a sentence: "Cancel now: $25 back. After Sunday, … at 6:00 PM: nothing back." */
export function refundSentence(
  booking: Booking,
  now: number,
  { timeZone, locale }: { timeZone: string; locale: string },
  left: number | undefined = booking.charged ?? 0,
): string {
  const { amount, until, later } = refundNow(booking, now, left);
  const back = (sum: number) =>
    sum === 0 ? 'nothing back' : `${formatPrice({ ...booking, amount: sum }, locale)} back`;
  if (booking.charged === 0) return 'You paid nothing, so there is nothing to give back.';
  if (left === 0)
    return 'All of your money has gone back to you already, so canceling gives back nothing more.';
  if (until === null) return `Cancel before the call begins: ${back(amount)}.`;
  return `Cancel now: ${back(amount)}. After ${formatWhen(until, timeZone, locale)}: ${back(later)}.`;
}

/** The refund policy in plain sentences, the longest notice first. */
export function refundSentences(refunds: Coaching['refunds']): string[] {
  const steps = refunds
    .filter(({ percent }) => percent > 0)
    .toSorted((one, other) => other.until - one.until);
  if (steps.length === 0) return ['A call that is booked is not refunded when you cancel it.'];
  return [
    ...steps.map(
      ({ until, percent }) =>
        `Cancel ${inWords(until)} or more before the call: ${share(percent)}.`,
    ),
    'Cancel later than that: nothing back.',
    'If I cancel, you get all of your money back, always.',
  ];
}

function share(percent: number): string {
  return percent === 100 ? 'all of your money back' : `${percent}% of your money back`;
}

function inWords(seconds: number): string {
  const unit = { minute: 60, hour: 3600, day: 86_400 };
  if (seconds % unit.day === 0 && seconds > unit.day) return plural(seconds / unit.day, 'day');
  if (seconds % unit.hour === 0) return plural(seconds / unit.hour, 'hour');
  return plural(seconds / unit.minute, 'minute');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
