import { attemptAll } from '../attempt-all.ts';
import type { Mailer, Message } from './message.ts';
import type { Mail, Outbox } from './outbox.ts';

/** The words of a mail; undefined when it is not true any more, or there is nobody to write to. */
export type Compose = (mail: Mail) => Promise<Omit<Message, 'id'> | undefined>;

/**
 * Sends the mails that are due; each goes out at least once, always with the same Message-ID.
 * @param world `compose` has the subjects that write mails, by name
 * @throws AggregateError of what failed; it stays due
 */
export async function deliver(world: {
  outbox: Outbox;
  compose: Readonly<Record<string, Compose>>;
  mailer: Mailer;
  now: () => number;
}): Promise<void> {
  const { outbox, mailer, now } = world;
  await attemptAll(await outbox.claimMails(now()), async (mail) => {
    const compose = world.compose[mail.subject];
    if (!compose) throw new Error(`nobody writes mail ${mail.key} of ${mail.subject}`);
    const message = await compose(mail);
    if (message) await mailer.send({ id: mail.key, ...message });
    await outbox.mailed(mail.key, now());
  });
}
