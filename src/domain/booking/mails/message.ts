import type { CalendarEntry } from '../../calendar-entry.ts';
import type { Letter } from '../../mail/letter.ts';
import { written } from '../../mail/written.ts';
import type { Address, Invitation, Message } from '../../mail/message.ts';
import { say } from '../../words/sentence.ts';
import { printable } from '../../printable.ts';
import type { Booking } from '../booking.ts';
import { entryForCoach, entryForReader } from './call-entry.ts';
import { coachLetters } from './coach-letters.ts';
import type { Correspondent, LetterFacts } from './letter-facts.ts';
import { isForCoach, type MessageKind } from './message-kind.ts';
import { readerLetters } from './reader-letters.ts';

/** One message about a booking; undefined when there is nobody to write to. */
export function messageOf(kind: MessageKind, facts: LetterFacts): Omit<Message, 'id'> | undefined {
  const { booking, from } = facts;
  const author = { name: from.author, address: from.contact };
  const reader = readerOf(booking);
  if (isForCoach(kind)) {
    const coach = { name: from.author, address: from.coachEmail };
    const entry = entryForCoach(booking, from);
    return {
      to: coach,
      replyTo: reader ?? author,
      ...written(coachLetters[kind](facts), from),
      ...invitation(kind, entry, coach, from),
    };
  }
  return (
    reader && {
      to: reader,
      replyTo: author,
      ...written(signed(readerLetters[kind](facts), reader.name, from), from),
      ...invitation(kind, entryForReader(booking, from), reader, from),
    }
  );
}

/** A mail to the coach that is about no call. */
export function noteToCoach(letter: Letter, from: Correspondent): Omit<Message, 'id'> {
  const { author: name, contact, coachEmail } = from;
  const to = { name, address: coachEmail };
  return { to, replyTo: { name, address: contact }, ...written(letter, from) };
}

function readerOf({ name, email }: Booking): Address | undefined {
  return email === null ? undefined : { name: printable(name ?? ''), address: email };
}

function signed({ subject, parts }: Letter, name: string, from: Correspondent): Letter {
  const { author, site, words } = from;
  const hello = name ? say(words.hello, { name }) : words.helloNameless;
  return { subject, parts: [hello, ...parts, `${say(words.regards, { author })}\n${site}`] };
}

function invitation(
  kind: MessageKind,
  entry: CalendarEntry,
  attendee: Address,
  { author, from }: Correspondent,
): { invitation?: Invitation } {
  const [what] = kind.split('-');
  const method = what === 'canceled' ? 'CANCEL' : 'REQUEST';
  if (what !== 'confirmed' && what !== 'moved' && what !== 'canceled') return {};
  return { invitation: { method, entry, organizer: { name: author, address: from }, attendee } };
}
