import type { Typed } from './comment-form.ts';
import { look } from './look.ts';
import type { Suspect } from './doubts.ts';
import { logFaults } from '../log-faults.ts';
import type { Ports } from './ports.ts';
import { fadeComments } from './fade-comments.ts';
import { sendComment, type Sending } from './send-comment.ts';

/**
 * All that pages, sweep and command line may ask of comments.
 * @param suspect what makes a comment look doubtful
 */
export function createCommentsService(suspect: Suspect, ports: Ports) {
  const { store, waiting, limit, arrived, log, now, newKey } = ports;
  const world = { ...suspect, ...ports };

  return {
    /** What there is to see of what somebody typed; `key` is for the button of a preview. */
    async look(typed: Typed) {
      return { ...(await look(typed, world)), key: newKey() };
    },

    /** Stores what a preview showed, once; answers the token of its own page, or what there is to see instead. */
    async send(typed: Typed, sending: Sending) {
      const sent = await sendComment(typed, sending, world);
      if (sent.ok) {
        log.happened('comment.sent', { comment: sent.stored.id, state: sent.stored.state });
        if (sent.stored.state === 'waiting') arrived();
        return { ok: true as const, token: waiting.tokenOf(sent.stored.id) };
      }
      log.happened('comment.refused', { reason: sent.reason ?? 'incomplete' });
      return { ...sent, look: { ...sent.look, key: newKey() } };
    },

    /** The comment whose own page this is, as it is now; undefined when we did not sign the token. */
    async waiting(token: string) {
      const id = waiting.read(token);
      return id === undefined ? undefined : store.find(id);
    },

    /** What is to be done though nobody waits for it. What fails is logged, and stays due. */
    async sweep() {
      const works = { 'comments-fade': fadeComments(world), 'comments-limits': limit.prune(now()) };
      await logFaults(works, world);
    },
  };
}
