import type { Part } from '../../mail/letter.ts';
import { formatWhen } from '../../time/hour.ts';
import { daysInWords } from '../../time/when.ts';
import type { LetterFacts } from './letter-facts.ts';

/** An invitation to another hour; while the coach takes a break, what she says of it instead. */
export function anotherHour(
  invites: readonly Part[],
  { booking, from, paused }: Pick<LetterFacts, 'booking' | 'from' | 'paused'>,
): Part[] {
  if (paused) {
    const day = daysInWords({ from: paused.until, to: paused.until }, from.locale);
    return [paused.words, `Calls can be booked again from ${day} on.`];
  }
  const url = new URL('/coaching/', from.siteUrl);
  if (booking.from !== null) url.searchParams.set('from', booking.from);
  url.searchParams.set('offer', booking.offer);
  return [...invites, { link: 'Pick another hour', href: url.href }];
}

/** The same, with the next hours that are free. */
export function nextHours(facts: LetterFacts): Part[] {
  const { booking, from, slots } = facts;
  const hours = slots.map(({ start }) => formatWhen(start, booking.zone, from.locale));
  return anotherHour(
    hours.length === 0 ? [from.words.noFreeHours] : [from.words.freeHours, { list: hours }],
    facts,
  );
}
