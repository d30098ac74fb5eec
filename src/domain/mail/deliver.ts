import { attemptAll } from '../attempt-all.ts';
import { isRefused, type Mailer, type Message } from './message.ts';
import type { Mail, Outbox } from './outbox.ts';

/** A part of the site that writes mails. */
export type Writer = {
  /** The words of a mail; undefined when it is not true any more, or there is nobody to write to. */
  compose: (mail: Mail) => Promise<Omit<Message, 'id'> | undefined>;
  /**
   * Does what is to be done when its address is refused for good, and the mail is not tried again; without
   * it, or when it throws, it is.
   */
  refused?: (mail: Mail) => Promise<void>;
};

/**
 * Sends the mails of these writers that are due; each goes out at least once, always with the same Message-ID.
 * @param world `writers` by the name of their subject
 * @throws AggregateError of what failed; it stays due
 */
export async function deliver(world: {
  outbox: Pick<Outbox, 'claimMails' | 'mailed'>;
  writers: Readonly<Record<string, Writer>>;
  mailer: Mailer;
  now: () => number;
}): Promise<void> {
  const { outbox, writers, mailer, now } = world;
  await attemptAll(await outbox.claimMails(now(), Object.keys(writers)), async (mail) => {
    const writer = writers[mail.subject];
    if (!writer) throw new Error(`nobody writes mail ${mail.key} of ${mail.subject}`);
    const message = await writer.compose(mail);
    if (message)
      await mailer.send({ id: mail.key, ...message }).catch((fault: unknown) => {
        if (!writer.refused || !isRefused(fault)) throw fault;
        return writer.refused(mail);
      });
    await outbox.mailed(mail.key, now());
  });
}
