import type { Address, CalendarEntry, Invitation } from '../../calendar-entry.ts';
import { printable } from '../../printable.ts';
import type { Booking, Role } from '../booking.ts';
import { entryForCoach, entryForReader } from './call-entry.ts';
import { coachLetters } from './coach-letters.ts';
import type { Interval } from '../../time/interval.ts';
import { letterHtml, letterText, type Letter } from '../../mail/letter.ts';
import type { Mail } from '../ports.ts';
import { readerLetters } from './reader-letters.ts';

/** What only the coach is told about a payment. */
export type Alert = 'goodwill-failed-coach' | 'refund-late-coach' | 'dispute-coach';

/** What is told to whom. */
export type MessageKind =
  | `${'confirmed' | 'moved' | 'cancelled' | 'refund-failed'}-${'reader' | 'coach'}`
  | `reminder-${'day' | 'hour'}-${'reader' | 'coach'}`
  | `${'refunded' | 'sorry' | 'paid-twice'}-reader`
  | Alert;

export type ReaderKind = Extract<MessageKind, `${string}-reader`>;
export type CoachKind = Exclude<MessageKind, ReaderKind>;

/** A mail. `id` is the same at every try, so that a second copy shows as one. */
export type Message = {
  id: string;
  to: Address;
  replyTo: Address;
  subject: string;
  text: string;
  html: string;
  invitation?: Invitation;
};

/** Who writes, and how the coach is reached. */
export type Correspondent = {
  site: string;
  siteUrl: string;
  author: string;
  contact: string;
  /** Where the site's mails come from. */
  from: string;
  coachEmail: string;
  coachPhone: string | undefined;
  dials: 'coach' | 'reader';
  /** The lasting link by which the one or the other moves or cancels a call. */
  manageUrl: (bookingId: string, role: Role) => string;
};

/** All that a letter can tell of. */
export type Told = {
  booking: Booking;
  from: Correspondent;
  /** The payment that it is about, and what of it comes back, in minor units. */
  payment: string | null;
  back: number | null;
  /** That did not go through. */
  failed: boolean;
  /** The next hours that are free. */
  hours: readonly Interval[];
};

/**
 * The words of one message; undefined when there is nobody to write to.
 * @param hours the next hours that are free, for a reader who lost one
 */
export function compose(
  mail: Pick<Mail, 'kind' | 'paymentIntent' | 'refunded' | 'refundFailed'>,
  booking: Booking,
  from: Correspondent,
  hours: readonly Interval[] = [],
): Omit<Message, 'id'> | undefined {
  const { kind, paymentIntent: payment, refunded: back, refundFailed: failed } = mail;
  const told = { booking, from, payment, back, failed, hours };
  const author = { name: from.author, address: from.contact };
  const reader = readerOf(booking);
  if (isForCoach(kind)) {
    const coach = { name: from.author, address: from.coachEmail };
    const entry = entryForCoach(booking, from);
    return {
      to: coach,
      replyTo: reader ?? author,
      ...written(coachLetters[kind](told)),
      ...invitation(kind, entry, coach, from),
    };
  }
  return (
    reader && {
      to: reader,
      replyTo: author,
      ...written(signed(readerLetters[kind](told), reader.name, from)),
      ...invitation(kind, entryForReader(booking, from), reader, from),
    }
  );
}

function isForCoach(kind: MessageKind): kind is CoachKind {
  return kind.endsWith('-coach');
}

function readerOf({ name, email }: Booking): Address | undefined {
  return email === null ? undefined : { name: printable(name ?? ''), address: email };
}

function signed({ subject, parts }: Letter, name: string, { author, site }: Correspondent): Letter {
  return { subject, parts: [`Hello${name && ` ${name}`},`, ...parts, `${author}\n${site}`] };
}

function written({ subject, parts }: Letter) {
  return { subject, text: letterText(parts), html: letterHtml(subject, parts) };
}

function invitation(
  kind: MessageKind,
  entry: CalendarEntry,
  attendee: Address,
  { author, from }: Correspondent,
): { invitation?: Invitation } {
  const [what] = kind.split('-');
  const method = what === 'cancelled' ? 'CANCEL' : 'REQUEST';
  if (what !== 'confirmed' && what !== 'moved' && what !== 'cancelled') return {};
  return { invitation: { method, entry, organizer: { name: author, address: from }, attendee } };
}
