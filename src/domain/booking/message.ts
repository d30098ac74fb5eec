import type { Booking } from './booking.ts';
import { formatPrice } from './price.ts';
import { formatWhen, placeOf } from './when.ts';

/** What is told to whom; the key of an outbox row is made of it. */
export type MessageKind = 'confirmed-reader' | 'confirmed-coach' | 'sorry-reader';

/** A mail in plain text. `id` is the same at every try, so that a second copy shows as one. */
export type Message = {
  id: string;
  to: { name: string; address: string };
  replyTo: string;
  subject: string;
  text: string;
};

/** Who writes, and how the coach is reached. */
export type Correspondent = {
  site: string;
  author: string;
  contact: string;
  coachEmail: string;
  coachPhone: string | undefined;
  dials: 'coach' | 'reader';
};

/** The words of one message; undefined when there is nobody to write to. */
export function compose(
  kind: MessageKind,
  booking: Booking,
  from: Correspondent,
): Omit<Message, 'id'> | undefined {
  const { name, email } = booking;
  if (kind === 'confirmed-coach') {
    const to = { name: from.author, address: from.coachEmail };
    const replyTo = email ?? from.contact;
    return { to, replyTo, subject: `Booked: ${whenFor(booking)}`, text: toCoach(booking, from) };
  }
  if (email === null) return undefined;
  const to = { name: name ?? '', address: email };
  const replyTo = from.contact;
  return kind === 'confirmed-reader'
    ? {
        to,
        replyTo,
        subject: `Your call with ${from.author} is confirmed`,
        text: confirmed(booking, from),
      }
    : {
        to,
        replyTo,
        subject: 'Sorry: your money is on its way back',
        text: sorry(booking, from),
      };
}

function confirmed(booking: Booking, from: Correspondent): string {
  const elsewhere =
    booking.zone === booking.coachZone
      ? ''
      : `\nThat is ${formatWhen(booking.start, booking.zone)} where you are.`;
  const dialled =
    from.dials === 'coach'
      ? `I call you${booking.phone ? ` at ${booking.phone}` : ''}.`
      : `You call me${from.coachPhone ? ` at ${from.coachPhone}` : ''}.`;
  return letter(
    booking.name,
    `We have a date: ${whenFor(booking)}.${elsewhere}`,
    `${booking.title}, ${formatPrice(booking)}, paid. ${dialled}`,
    'Bring your questions. If something comes up, answer this mail.',
    from,
  );
}

function sorry(booking: Booking, from: Correspondent): string {
  return letter(
    booking.name,
    `I'm sorry: your payment for ${whenFor(booking)} came after the hour had been let go, and it could not become a call.`,
    `All of your money, ${formatPrice(booking)}, is on its way back to you. Banks take five to ten days to show it; you need not do anything.`,
    'If you would still like to talk, pick another hour, or answer this mail.',
    from,
  );
}

function toCoach(booking: Booking, from: Correspondent): string {
  const who = [booking.name, booking.phone, booking.email].filter(Boolean).join(', ');
  return [
    `${whenFor(booking)}: ${booking.title}, ${formatPrice(booking)}, paid.`,
    `With ${who || 'a reader who left no name'}; their clock is ${placeOf(booking.zone)} time.`,
    from.dials === 'coach' ? 'You call them.' : 'They call you.',
    ...(booking.from ? [`They came from the post "${booking.from}".`] : []),
  ].join('\n');
}

function letter(name: string | null, ...rest: [string, string, string, Correspondent]): string {
  const [what, money, next, from] = rest;
  return [`Hello${name ? ` ${name}` : ''},`, what, money, next, from.author, from.site].join(
    '\n\n',
  );
}

function whenFor(booking: Booking): string {
  return formatWhen(booking.start, booking.coachZone);
}
