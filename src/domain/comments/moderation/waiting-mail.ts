import type { Letterhead } from '../../mail/letter.ts';
import { written } from '../../mail/written.ts';
import type { Message } from '../../mail/message.ts';
import type { Doubt } from '../doubts.ts';
import type { StoredComment } from '../ports.ts';

/** Whom the mail goes to, and where her page is. */
export type Author = Letterhead & {
  author: string;
  coachEmail: string;
  contact: string;
  siteUrl: string;
  moderateUrl: string;
};

/** What looks doubtful about a comment, as the author reads it. */
const DOUBTS: Record<Doubt, string> = {
  links: 'more than two links',
  'blocked-words': 'words of blocked-words.txt',
  'author-name': 'the name looks like yours',
  'refused-name': 'you deleted others under this name',
  'refused-site': 'you deleted others with this site',
};

export function doubtsInWords(doubts: readonly string[]): string {
  const known = new Map<string, string>(Object.entries(DOUBTS));
  return doubts.map((doubt) => known.get(doubt) ?? doubt).join(', ');
}

/** The mail about all that waits. @param shown the oldest of them @param count of all */
export function waitingMail(
  shown: readonly (StoredComment & { title: string })[],
  count: number,
  { author, coachEmail, contact, siteUrl, moderateUrl, ...head }: Author,
): Omit<Message, 'id'> {
  const comments = count === 1 ? 'A comment waits' : `${count} comments wait`;
  const more = count - shown.length;
  const parts = [
    `${comments} for you on ${new URL(siteUrl).host}. Nobody sees ${count === 1 ? 'it' : 'them'} before you publish.`,
    { link: count === 1 ? 'Read it and decide' : 'Read them and decide', href: moderateUrl },
    ...shown.flatMap(({ title, name, site, doubts, words }) => [
      {
        facts: [
          { label: 'Under', value: title },
          { label: 'From', value: site === null ? name : `${name}, ${site}` },
          ...(doubts.length > 0 ? [{ label: 'Doubtful', value: doubtsInWords(doubts) }] : []),
        ],
      },
      { quote: words },
    ]),
    ...(more > 0 ? [`And ${more} more.`] : []),
    'What you leave untouched for 30 days is deleted. Looking at the page changes nothing; keep its address to yourself.',
  ];
  return {
    to: { name: author, address: coachEmail },
    replyTo: { name: author, address: contact },
    ...written({ subject: `${comments} for you`, parts }, head),
  };
}
