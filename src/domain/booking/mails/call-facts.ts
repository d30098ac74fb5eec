import type { Fact, Part } from '../../mail/letter.ts';
import { formatPrice } from '../../price.ts';
import { printable } from '../../printable.ts';
import { formatWhen, momentOf } from '../../time/hour.ts';
import type { Booking } from '../booking.ts';
import type { Correspondent } from './letter-facts.ts';

/** When the call is, on the coach's clock. */
export function whenFor(
  { start, coachZone }: Booking,
  { locale }: Pick<Correspondent, 'locale'>,
): string {
  return formatWhen(start, coachZone, locale);
}

/** What the reader needs for the call: when on both clocks, what was bought, who dials whom. */
export function factsForReader(booking: Booking, from: Correspondent): Part[] {
  const { start, zone, coachZone } = booking;
  return [
    atAGlance(start, zone, { zone: coachZone, whose: 'For me' }, from),
    {
      facts: [
        { label: 'What', value: paidFor(booking, from.locale) },
        { label: 'Phone', value: dialing(booking, from) },
      ],
    },
  ];
}

/**
 * What the coach needs for the call: when, with whom, how to reach them, what they asked.
 * @param more that is known of it
 */
export function factsForCoach(
  booking: Booking,
  from: Correspondent,
  more: readonly Fact[] = [],
): Part[] {
  const { start, zone, coachZone } = booking;
  return [
    atAGlance(start, coachZone, { zone, whose: 'For them' }, from),
    { facts: [...callFacts(booking, from), ...more] },
  ];
}

/** When a call is, on the one clock and, where it is another, on the other. */
function atAGlance(
  start: number,
  zone: string,
  other: { zone: string; whose: string },
  { locale }: Correspondent,
): Part {
  const own = momentOf(start, zone, locale);
  const theirs = momentOf(start, other.zone, locale);
  const day = theirs.day === own.day ? '' : `${theirs.day}, `;
  const beside = `${other.whose}: ${day}${theirs.hour}, ${theirs.zone}`;
  return {
    glance: [own.day, own.hour],
    below: [own.zone, ...(other.zone === zone ? [] : [beside])],
  };
}

function callFacts(booking: Booking, from: Correspondent): Fact[] {
  const { name, phone, email } = booking;
  return [
    { label: 'What', value: paidFor(booking, from.locale) },
    { label: 'With', value: name === null ? 'a reader who left no name' : printable(name) },
    { label: 'Who dials', value: from.dials === 'coach' ? 'You call them.' : 'They call you.' },
    ...(phone === null ? [] : [{ label: 'Phone', value: printable(phone), href: tel(phone) }]),
    ...(email === null ? [] : [{ label: 'Mail', value: printable(email) }]),
    ...booking.answers.map(({ question, answer }) => ({
      label: printable(question),
      value: printable(answer),
    })),
    ...(booking.from === null ? [] : [cameFrom(booking.from, from)]),
  ];
}

/** Who dials whom, and which number, in the coach's words to the reader. */
function dialing({ phone }: Booking, from: Correspondent): string {
  if (from.dials === 'reader')
    return from.coachPhone === undefined
      ? 'You call me. Answer this mail, and I send you my number.'
      : `You call me at ${from.coachPhone}.`;
  return phone === null
    ? 'I call you. You left no number: answer this mail with it.'
    : `I call you at ${printable(phone)}.`;
}

/** A sum of its currency; all of the price where it is not known. */
export function sumOf(
  { amount, currency }: Booking,
  sum: number | null,
  { locale }: Pick<Correspondent, 'locale'>,
): string {
  return formatPrice({ amount: sum ?? amount, currency }, locale);
}

/** What was bought, and what it cost: "One hour on the phone, $25, paid". */
export function paidFor({ title, amount, charged, currency }: Booking, locale: string): string {
  return charged === 0
    ? `${title}, nothing to pay`
    : `${title}, ${formatPrice({ amount: charged ?? amount, currency }, locale)}, paid`;
}

function cameFrom(slug: string, { siteUrl }: Correspondent): Fact {
  const href = new URL(`/posts/${slug}/`, siteUrl).href;
  return { label: 'Read before booking', value: href, href };
}

/** The address by which a phone dials a number. */
export function tel(phone: string): string {
  return `tel:${phone.replace(/(?!^\+)[^\d]/g, '')}`;
}
