import type { CalendarEntry } from '../calendar-entry.ts';

export type Address = { name: string; address: string };

/** A mail as it goes out. `id` is the same at every try, so that a second copy shows as one. */
export type Message = {
  id: string;
  to: Address;
  replyTo: Address;
  subject: string;
  text: string;
  html: string;
  /** The address by which its reader leaves, also by one click of their mail program (RFC 8058). */
  leave?: string;
  invitation?: Invitation;
};

/** An entry that is put into somebody's calendar, or taken out of it, by mail. */
export type Invitation = {
  method: 'REQUEST' | 'CANCEL';
  entry: CalendarEntry;
  organizer: Address;
  attendee: Address;
};

export type Mailer = {
  /** @throws when it did not go out; `isRefused` tells whether another try could help */
  send(message: Message): Promise<void>;
};

/** Whether a mail was not sent because its address is refused for good. */
export function isRefused(fault: unknown): boolean {
  return fault instanceof Error && 'refused' in fault && fault.refused === true;
}
