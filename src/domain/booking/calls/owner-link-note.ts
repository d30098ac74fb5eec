import type { Message } from '../../mail/message.ts';
import type { Correspondent } from '../mails/letter-facts.ts';
import { noteToCoach } from '../mails/message.ts';

/** The subject of the outbox under which the coach's own link waits. */
export const OWNER_LINK = 'owner-link';

export function ownerLinkNote(from: Correspondent): Omit<Message, 'id'> {
  const parts = [
    'Somebody who typed your address asked for the link of your page. Here it is:',
    { link: 'All of your calls', href: from.callsUrl },
    'Keep it to yourself: whoever has it can see your calls and cancel them. If it was not you who asked, there is nothing to do; this mail went to you alone.',
  ];
  return noteToCoach({ subject: 'The page with your calls', parts }, from);
}
