import { logFaults } from '../log-faults.ts';
import { deliver } from '../mail/deliver.ts';
import type { Mail } from '../mail/outbox.ts';
import { releaseClosed } from './calls/release-closed.ts';
import { OWNER_LINK, ownerLinkNote } from './calls/owner-link-note.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { bookingWriter } from './mails/booking-writer.ts';
import type { Correspondent } from './mails/letter-facts.ts';
import { MANY_HELD, manyHeldNote } from './mails/many-held-note.ts';
import { remind } from './mails/reminder-times.ts';
import type { Coaching } from './offer.ts';
import type { Ports } from './ports.ts';
import { reconcile } from './settle/reconcile.ts';
import { checkRefunds, makeRefunds } from './settle/refund.ts';

/** What is to be done though nobody waits for it. What fails is logged, stays due, and holds up nothing else. */
export function createUpkeep(
  world: Ports & {
    coaching: Coaching;
    from: Correspondent;
    calendarUnread: (fault: unknown) => void;
  },
) {
  const { limit, now, store } = world;
  const writers = {
    booking: bookingWriter(world),
    [OWNER_LINK]: { compose: async () => ownerLinkNote(world.from) },
    [MANY_HELD]: { compose: async (mail: Mail) => manyHeldNote(mail, world.from) },
  };
  const mails = () => deliver({ ...world, writers });

  const attempt = (works: Record<string, Promise<void>>) => logFaults(works, world);

  /** What follows from an answer, once it is given: freed holds, refunds, reminders and mails. */
  async function catchUp() {
    await attempt({
      closings: releaseClosed(world),
      refunds: makeRefunds(world),
      reminders: remind(world),
      mails: mails(),
    });
    // Who has their money back hears of it at once, and the coach of an address that is refused.
    await attempt({ mails: mails() });
  }

  /** The same, and first whatever webhooks did not tell. */
  async function sweep() {
    await attempt({
      reconcile: reconcile(world),
      'refund-checks': checkRefunds(world),
      erase: erasePersonalData(world),
      limits: limit.prune(now()),
      households: store.eraseHouseholds(now()),
    });
    await catchUp();
  }

  return { catchUp, sweep };
}
