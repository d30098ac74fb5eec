import type { Writer } from '../../mail/deliver.ts';
import type { StoredComment } from '../ports.ts';
import type { Ports } from './ports.ts';
import { answerMail, publishedMail, type Reader } from './told-mails.ts';
import { type Author, waitingMail } from './waiting-mail.ts';

/** Writes the mails about comments: to the author of what waits, to readers of what is public. */
export function commentWriter(
  author: Author,
  { store, titleOf, answersUrl }: Pick<Ports, 'store' | 'titleOf' | 'answersUrl'>,
): Writer {
  const title = async ({ post }: StoredComment) => (await titleOf(post)) ?? post;
  const readerOf = (comment: StoredComment | undefined): Reader | undefined =>
    comment?.email == null || !isPublic(comment)
      ? undefined
      : { comment: { ...comment, email: comment.email }, answersUrl: answersUrl(comment.id) };
  const answered = async (answer: StoredComment) =>
    answer.answers === null ? undefined : store.find(answer.answers);

  return {
    async compose({ kind, about }) {
      if (kind === 'waiting') {
        const waiting = await store.waiting();
        const shown = waiting
          .slice(0, 20)
          .map(async (each) => ({ ...each, title: await title(each) }));
        return waiting.length === 0
          ? undefined
          : waitingMail(await Promise.all(shown), waiting.length, author);
      }
      const comment = await store.find(about);
      if (!comment || !isPublic(comment)) return undefined;
      const reader = readerOf(kind === 'answer' ? await answered(comment) : comment);
      if (!reader) return undefined;
      if (kind === 'published') return publishedMail(reader, await title(comment), author);
      const wants = await store.wants(reader.comment.id);
      return wants === 'yes'
        ? answerMail(reader, comment, await title(comment), author)
        : undefined;
    },

    async refused({ key, kind, about }) {
      if (kind === 'waiting') throw new Error(`the address of the author is refused: ${key}`);
      const comment = await store.find(about);
      const id = kind === 'answer' ? comment?.answers : about;
      if (id) await store.forgetAddress(id);
    },
  };
}

function isPublic({ state }: StoredComment): boolean {
  return state === 'published' || state === 'acknowledged';
}
