import type { Booking, Role } from './booking.ts';
import type { Mail } from './ports.ts';
import { formatPrice } from './price.ts';
import { formatWhen } from './when.ts';

/** What only the coach is told about a payment. */
export type Alert = 'refund-failed-coach' | 'dispute-coach';

/** What is told to whom. */
export type MessageKind =
  | 'confirmed-reader'
  | 'confirmed-coach'
  | 'moved-reader'
  | 'moved-coach'
  | 'cancelled-reader'
  | 'cancelled-coach'
  | 'sorry-reader'
  | 'paid-twice-reader'
  | Alert;

/** A mail in plain text. `id` is the same at every try, so that a second copy shows as one. */
export type Message = {
  id: string;
  to: { name: string; address: string };
  replyTo: { name: string; address: string };
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
  /** The lasting link at which this call is moved or cancelled. */
  manageUrl: (bookingId: string, role: Role) => string;
};

/** The words of one message; undefined when there is nobody to write to. */
export function compose(
  { kind, paymentIntent, refunded }: Pick<Mail, 'kind' | 'paymentIntent' | 'refunded'>,
  booking: Booking,
  from: Correspondent,
): Omit<Message, 'id'> | undefined {
  const { name, email } = booking;
  const author = { name: from.author, address: from.contact };
  const reader = email === null ? undefined : { name: name ?? '', address: email };
  const back = formatPrice({ amount: refunded ?? booking.amount, currency: booking.currency });
  const toReader = (subject: string, text: string) =>
    reader && { to: reader, replyTo: author, subject, text };
  const toCoach = (subject: string, text: string) => ({
    to: { name: from.author, address: from.coachEmail },
    replyTo: reader ?? author,
    subject,
    text,
  });
  const manageUrl = (role: Role) => from.manageUrl(booking.id, role);
  const payment = `${paymentIntent}, for the call of ${whenFor(booking)}`;

  switch (kind) {
    case 'confirmed-reader':
      return toReader(`Your call with ${from.author} is confirmed`, confirmed(booking, from));
    case 'sorry-reader':
      return toReader('Sorry: your money is on its way back', sorry(booking, back, from));
    case 'paid-twice-reader':
      return toReader('You paid twice: one payment is coming back', twice(booking, back, from));
    case 'confirmed-coach':
      return toCoach(`Booked: ${whenFor(booking)}`, booked(booking, from));
    case 'moved-reader':
      return toReader(`Your call has moved: ${whenFor(booking)}`, manageUrl('reader'));
    case 'moved-coach':
      return toCoach(`Moved: ${whenFor(booking)}`, manageUrl('coach'));
    case 'cancelled-reader':
      return toReader(
        'Your call is canceled',
        `${refunded === null ? 'Nothing' : back} comes back.`,
      );
    case 'cancelled-coach':
      return toCoach(`Canceled: ${whenFor(booking)}`, manageUrl('coach'));
    case 'refund-failed-coach':
      return toCoach(
        `A refund of ${back} failed`,
        `Stripe could not give back payment ${payment}. Give it back by hand, in Stripe's dashboard.`,
      );
    case 'dispute-coach':
      return toCoach(
        'A payment is disputed',
        `The bank of a reader disputes payment ${payment}. Answer in Stripe's dashboard; there is a deadline.`,
      );
  }
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

function sorry(booking: Booking, back: string, from: Correspondent): string {
  return letter(
    booking.name,
    `I'm sorry: your payment for ${whenFor(booking)} could not become a call. It came after the hour had been let go, and by then the hour was not free any more.`,
    `Your money, ${back}, is on its way back to you. Banks take five to ten days to show it; you need not do anything.`,
    'If you would still like to talk, pick another hour, or answer this mail.',
    from,
  );
}

function twice(booking: Booking, back: string, from: Correspondent): string {
  return letter(
    booking.name,
    booking.state === 'cancelled'
      ? `Your call of ${whenFor(booking)} is canceled, and it was paid twice.`
      : `Your call stands: ${whenFor(booking)}. It was paid twice.`,
    `The second payment, ${back}, is on its way back to you. Banks take five to ten days to show it; you need not do anything.`,
    'Sorry for the fright. If anything looks wrong, answer this mail.',
    from,
  );
}

function booked(booking: Booking, from: Correspondent): string {
  const who = [booking.name, booking.phone, booking.email].filter(Boolean).join(', ');
  const elsewhere = booking.zone !== booking.coachZone;
  return [
    `${whenFor(booking)}: ${booking.title}, ${formatPrice(booking)}, paid.`,
    `With ${who || 'a reader who left no name'}.`,
    ...(elsewhere ? [`For them it is ${formatWhen(booking.start, booking.zone)}.`] : []),
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
