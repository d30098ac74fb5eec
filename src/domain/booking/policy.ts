import type { Coaching } from './offer.ts';

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
  return percent === 100 ? 'all of your money back' : `${percent}% of the price back`;
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
