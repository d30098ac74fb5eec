import { fold } from '../comments/fold.ts';
import { logFaults } from '../log-faults.ts';
import { deliver } from '../mail/deliver.ts';
import { inquiryMail, type Recipient } from './inquiry-mail.ts';
import { type Inquiry, inquiryOf, type Typed, type Wrong } from './inquiry.ts';
import type { Ports } from './ports.ts';

/** How often one household may write: its hash is kept for a day. The privacy page says so. */
export const INQUIRIES = [
  { most: 6, within: 600 },
  { most: 20, within: 86_400 },
] as const;

/** How long an inquiry is kept after it came, in seconds. */
const RETENTION = 30 * 86_400;

/** How long the same words are the same inquiry, in seconds; until they are mailed they are so, too. */
const SAME = 3600;

/** Why an inquiry that is complete is not taken. */
export type NotTaken = 'outdated' | 'too-quick' | 'too-many';

/** All that pages and sweep may ask of the contact form. @param to whom inquiries go */
export function createContactService(to: Recipient, ports: Ports) {
  const { store, outbox, limit, log, mark, now, newId, titleOf } = ports;
  const writers = {
    contact: {
      compose: async ({ about: id }: { about: string }) => {
        const inquiry = await store.find(id);
        if (!inquiry) return undefined;
        const title = inquiry.about === null ? undefined : await titleOf(inquiry.about);
        return inquiryMail(inquiry, title, to);
      },
    },
  };
  const mails = () => logFaults({ 'contact.mails': deliver({ ...ports, writers }) }, ports);

  return {
    /** The title of the post that somebody asks about; undefined when there is none. */
    titleOf,

    /**
     * Takes an inquiry to be mailed, once however often it is sent; one that is not out yet is tried again.
     * @param refused what the guard of the form says
     * @param address where it comes from
     */
    async send(
      typed: Typed,
      { refused, address }: { refused: 'outdated' | 'too-quick' | undefined; address: string },
    ): Promise<{ ok: true } | { ok: false; wrong: Wrong; reason?: NotTaken }> {
      const read = inquiryOf(typed);
      if (!read.ok) return read;
      const fingerprint = mark(fingerprintOf(read.inquiry));
      const since = now() - SAME;
      const known = await store.known(fingerprint, since);
      if (known) {
        if (known.unsent !== undefined) await outbox.retryMail(known.unsent, now());
        ports.background(mails);
        return { ok: true };
      }
      const not = (reason: NotTaken) => ({ ok: false as const, wrong: {}, reason });
      if (refused) return not(refused);
      if (!(await limit.admit(`${fingerprint} ${hourOf(now())}`, address, now())))
        return not('too-many');
      const id = newId();
      await store.take({ ...read.inquiry, id, fingerprint }, since, now());
      log.happened('inquiry.taken', { inquiry: id });
      ports.background(mails);
      return { ok: true };
    },

    /** What is to be done though nobody waits for it. What fails is logged, and stays due. */
    async sweep() {
      const forget = store.forget(now() - RETENTION);
      const works = { 'contact.forget': forget, 'contact.limits': limit.prune(now()) };
      await Promise.all([logFaults(works, ports), mails()]);
    },
  };
}

/** Pressed twice at once is counted once. */
function hourOf(now: number): number {
  return Math.floor(now / SAME);
}

function fingerprintOf({ words, email, about }: Inquiry): string {
  return JSON.stringify([fold(words), fold(email), about]);
}
