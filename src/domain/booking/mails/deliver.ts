import type { Booking } from '../booking.ts';
import { each } from '../../attempt-all.ts';
import type { Interval } from '../../time/interval.ts';
import { compose, type Correspondent } from './compose.ts';
import type { Coaching } from '../offer.ts';
import type { BookingStore, Calendar, Mailer } from '../ports.ts';
import { isTrue } from './remind.ts';
import { bookable, openSlots } from '../slots.ts';

type World = {
  coaching: Coaching;
  store: BookingStore;
  calendar: Calendar;
  mailer: Mailer;
  from: Correspondent;
  now: () => number;
};

/**
 * Sends the mails that are due; each goes out at least once, always with the same Message-ID. One that
 * is not true any more is let go.
 * @throws AggregateError of what failed; it stays due
 */
export async function deliver(world: World): Promise<void> {
  const { store, mailer, from, now } = world;
  await each(await store.claimMails(now()), async (mail) => {
    const booking = await store.find(mail.bookingId);
    if (booking && isTrue(mail, booking, now())) {
      const hours = mail.kind === 'sorry-reader' ? await nextHours(booking, world) : [];
      const message = compose(mail, booking, from, hours);
      if (message) await mailer.send({ id: mail.key, ...message });
    }
    await store.mailed(mail.key, now());
  });
}

/** Three hours of the same offer, in place of the one that was lost; none while the calendar can't be read. */
async function nextHours(lost: Booking, world: World): Promise<Interval[]> {
  const { coaching, store, calendar, now } = world;
  const offer = coaching.offers.find(({ id }) => id === lost.offer) ?? coaching.offers[0];
  const taken = await store.taken(now());
  const busy = await calendar.busy(bookable(coaching, now())).catch(() => undefined);
  return busy ? openSlots({ coaching, offer, taken, busy, now: now() }).slice(0, 3) : [];
}
