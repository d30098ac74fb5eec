import type { Letterhead } from '../mail/letter.ts';
import { written } from '../mail/written.ts';
import type { Message } from '../mail/message.ts';
import type { Inquiry } from './inquiry.ts';

/** Whom inquiries go to, and the address and letters of the site. */
export type Recipient = Letterhead & { author: string; coachEmail: string; siteUrl: string };

/** The mail about an inquiry, which its author answers by the button of her mail program. */
export function inquiryMail(
  { words, name, email, about }: Inquiry,
  title: string | undefined,
  { author, coachEmail, siteUrl, ...head }: Recipient,
): Omit<Message, 'id'> {
  const { host } = new URL(siteUrl);
  const post = title !== undefined && {
    label: 'About',
    value: title,
    href: new URL(`/posts/${about}/`, siteUrl).href,
  };
  const parts = [
    `${name} wrote to you on ${host}:`,
    { quote: words },
    { facts: [{ label: 'From', value: `${name} <${email}>` }, ...(post ? [post] : [])] },
    'Your answer to this mail goes to that address.',
  ];
  return {
    to: { name: author, address: coachEmail },
    replyTo: { name, address: email },
    ...written({ subject: `${name} wrote to you`, parts }, head),
  };
}
