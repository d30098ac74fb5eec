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
  invitation?: Invitation;
};

/** An entry that is put into somebody's calendar, or taken out of it, by mail. */
export type Invitation = {
  method: 'REQUEST' | 'CANCEL';
  entry: CalendarEntry;
  organizer: Address;
  attendee: Address;
};

export type Mailer = { send(message: Message): Promise<void> };
