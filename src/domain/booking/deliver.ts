import { each } from './each.ts';
import { compose, type Correspondent } from './message.ts';
import type { BookingStore, Mailer } from './ports.ts';

/**
 * Sends the mails that are due; each goes out at least once, always with the same Message-ID.
 * @throws AggregateError of what failed; it stays due
 */
export async function deliver(world: {
  store: BookingStore;
  mailer: Mailer;
  from: Correspondent;
  now: () => number;
}): Promise<void> {
  const { store, mailer, from, now } = world;
  await each(await store.claimMails(now()), async (mail) => {
    const booking = await store.find(mail.bookingId);
    const message = booking && compose(mail, booking, from);
    if (message) await mailer.send({ id: mail.key, ...message });
    await store.mailed(mail.key, now());
  });
}
