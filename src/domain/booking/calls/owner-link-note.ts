import { written } from '../../mail/written.ts';
import type { Message } from '../../mail/message.ts';
import type { Correspondent } from '../mails/letter-facts.ts';

/** The subject of the outbox under which the coach's own link waits. */
export const OWNER_LINK = 'owner-link';

export function ownerLinkNote({
  author,
  contact,
  coachEmail,
  callsUrl,
  ...head
}: Correspondent): Omit<Message, 'id'> {
  const parts = [
    'Somebody who typed your address asked for the link of your page. Here it is:',
    { link: 'All of your calls', href: callsUrl },
    'Keep it to yourself: whoever has it can see your calls and cancel them. If it was not you who asked, there is nothing to do; this mail went to you alone.',
  ];
  return {
    to: { name: author, address: coachEmail },
    replyTo: { name: author, address: contact },
    ...written({ subject: 'The page with your calls', parts }, head),
  };
}
