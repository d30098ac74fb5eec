import { written } from '../../mail/written.ts';
import type { Message } from '../../mail/message.ts';
import type { StoredComment } from '../ports.ts';
import { commentAddress } from '../under-post.ts';
import type { Author } from './waiting-mail.ts';

type Told = Omit<Message, 'id'>;
/** Who is written to: a comment whose writer left an address, and the page where they say what they want to hear. */
export type Reader = { comment: StoredComment & { email: string }; answersUrl: string };

/** The mail to the writer of a comment that readers see now: the only one, unless they ask for more. */
export function publishedMail({ comment, answersUrl }: Reader, title: string, from: Author): Told {
  return mailTo({ comment, answersUrl }, from, {
    subject: `Your words are on ${new URL(from.siteUrl).host}`,
    parts: [
      `Hello ${comment.name},`,
      `${from.author} has read your words under “${title}”, and everybody can read them now:`,
      { link: 'See them', href: addressOf(comment, from) },
      'Would you like a mail when somebody answers? Nothing more comes unless you say so:',
      { link: 'Tell me of answers', href: answersUrl },
    ],
  });
}

/** The mail about an answer, to the writer of the comment that it answers. */
export function answerMail(
  { comment, answersUrl }: Reader,
  answer: StoredComment,
  title: string,
  from: Author,
): Told {
  return mailTo({ comment, answersUrl }, from, {
    subject: `${answer.name} answered you on ${new URL(from.siteUrl).host}`,
    parts: [
      `Hello ${comment.name},`,
      `${answer.name} answered what you wrote under “${title}”:`,
      { quote: answer.words },
      { link: 'See it in its place', href: addressOf(answer, from) },
      { link: 'No more mails about answers', href: answersUrl },
    ],
  });
}

function mailTo(
  { comment, answersUrl }: Reader,
  { author, contact, ...head }: Author,
  letter: Parameters<typeof written>[0],
): Told {
  return {
    to: { name: comment.name, address: comment.email },
    replyTo: { name: author, address: contact },
    ...written(letter, head),
    leave: answersUrl,
  };
}

function addressOf(comment: StoredComment, { siteUrl }: Author): string {
  return new URL(commentAddress(comment), siteUrl).href;
}
