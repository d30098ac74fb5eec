import { z } from 'zod';
import { attemptAll } from '../../attempt-all.ts';
import { deliver } from '../../mail/deliver.ts';
import { text } from '../comment.ts';
import type { StoredComment } from '../ports.ts';
import type { Ports } from './ports.ts';
import { commentWriter } from './comment-writer.ts';
import type { Author } from './waiting-mail.ts';

const id = z.string().regex(/^[a-z\d]{4,32}$/);
/** The comments that a page showed. */
const ids = z
  .string()
  .transform((list) => list.split(' '))
  .pipe(z.array(id).min(1).max(500));

/** What the buttons of the author's page ask for. */
export const decisionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('publish'), ids }),
  z.object({ action: z.literal('delete'), ids }),
  z.object({ action: z.literal('answer'), ids: ids.pipe(z.array(id).max(1)), words: text }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** All that the author may ask of comments. @param author who she is, and where her page is */
export function createModerationService(author: Author, ports: Ports) {
  const { store, titleOf, log, background, now, newId } = ports;
  const withTitles = (comments: readonly StoredComment[]) =>
    Promise.all(
      comments.map(async (each) => ({ ...each, title: (await titleOf(each.post)) ?? each.post })),
    );
  const writers = { comments: commentWriter(author, ports) };

  /** Whether she has published these words as an answer already: what is pressed twice is pressed once. */
  async function hasAnswered([id]: readonly string[], words: string): Promise<boolean> {
    const published = await store.published();
    return published.some((each) => each.author && each.answers === id && each.words === words);
  }

  /** Notes what readers see since it was looked at last. */
  async function look() {
    await attemptAll(await store.unseen(now()), async ({ id, post }) => {
      if (await ports.isLive(post, id)) await store.seen(id, now());
    });
  }

  /** Tells the author of what waits, and readers of what is public. What fails is logged, and stays due. */
  async function catchUp() {
    const failed = (fault: unknown) => log.failed('comments-mails.failed', fault);
    await store.tellOfWaiting(now()).catch(failed);
    await look().catch(failed);
    await deliver({ ...ports, writers }).catch(failed);
  }

  return {
    /** What waits, the oldest first, with the titles of its posts. */
    waiting: async () => withTitles(await store.waiting()),

    /** Does what she decided to those that still wait; how many that were, or 1 where it is an answer once more. */
    async decide(decision: Decision): Promise<number> {
      const { action, ids } = decision;
      const answer =
        action === 'answer'
          ? { id: newId(), name: author.author, words: decision.words }
          : undefined;
      const decided =
        action === 'delete'
          ? await store.delete(ids, now())
          : await store.publish(ids, now(), answer);
      log.happened('comments.decided', { action, decided: decided.length });
      const isRepeated = decided.length === 0 && answer && (await hasAnswered(ids, answer.words));
      return isRepeated ? 1 : decided.length;
    },

    /** Something came in: she hears of it soon. */
    arrived: () => background(catchUp),

    sweep: catchUp,

    /** What the writer of a comment wants to hear; undefined when nobody can be written to. */
    wants: (id: string) => store.wants(id),

    async want(id: string, hears: 'yes' | 'no') {
      await store.want(id, hears);
      log.happened('comments.answers', { comment: id, hears });
    },

    /** What a clone has to write and to remove. */
    async publication() {
      return { published: await store.published(), ...(await store.known()) };
    },

    /** Notes what a clone has, and what it has taken back. */
    async acknowledge(done: { taken: readonly string[]; removed: readonly string[] }) {
      await store.acknowledge(done.taken, now());
      await store.remove(done.removed, now());
      const { taken, removed } = done;
      log.happened('comments.acknowledged', { taken: taken.length, removed: removed.length });
    },
  };
}
