import type Stripe from 'stripe';
import type { Booking, Role } from '../../src/domain/booking/booking.ts';
import { newsFrom } from '../../src/adapters/stripe/events.ts';
import type { createRateLimit } from '../../src/adapters/database/rate-limit.ts';
import { callEntries } from '../../src/domain/booking/call-feed.ts';
import { compose } from '../../src/domain/booking/mails/compose.ts';
import { deliver } from '../../src/domain/mail/deliver.ts';
import type { Mail, Outbox } from '../../src/domain/mail/outbox.ts';
import { fulfill } from '../../src/domain/booking/settle/fulfill.ts';
import { hear } from '../../src/domain/booking/settle/handle-event.ts';
import { type Change, manage } from '../../src/domain/booking/change/manage.ts';
import type { Correspondent } from '../../src/domain/booking/mails/letter-facts.ts';
import { coachingSchema, type Coaching } from '../../src/domain/booking/offer.ts';
import type { BookingStore, Calendar, Checkout } from '../../src/domain/booking/ports.ts';
import type { Mailer } from '../../src/domain/mail/message.ts';
import {
  checkRefunds,
  forget,
  payBack,
  reconcile,
} from '../../src/domain/booking/settle/reconcile.ts';
import { remind } from '../../src/domain/booking/mails/remind.ts';
import { release } from '../../src/domain/booking/reserve/release.ts';
import { type Reservation, reserve } from '../../src/domain/booking/reserve/reserve.ts';
import { SETTINGS } from '../support/booking.ts';
import type { Machine, Server } from './machine.ts';

/** Few hours and many takers: two offers on the same evenings, whose calls overlap. */
export const COACHING: Coaching = coachingSchema.parse({
  ...SETTINGS,
  offers: [
    { id: 'hour', name: 'One hour', minutes: 60, price: '25.00 USD' },
    { id: 'half', name: 'Half an hour', minutes: 30, price: '15.00 USD' },
  ],
  horizon: '8 days',
  // The first hours on offer begin three days after the first reader comes.
  refunds: [
    { until: '71 hours', percent: 100 },
    { until: '69 hours', percent: 50 },
  ],
});

const from: Correspondent = {
  site: 'Like a Boss',
  siteUrl: 'https://desk.example/',
  from: 'desk@example.com',
  author: 'Kayla',
  contact: 'hello@example.com',
  coachEmail: 'coach@example.com',
  coachPhone: '+15555550000',
  dials: 'coach',
  manageUrl: (bookingId, role) => `https://desk.example/${role}/${bookingId}/`,
};

type RateLimit = ReturnType<typeof createRateLimit>;

/** The use cases as pages, webhook and sweep put them together, each one run by the machine on a server. */
export function createSite(
  machine: Machine,
  server: Server,
  ports: {
    store: BookingStore;
    outbox: Outbox;
    checkout: Checkout;
    mailer: Mailer;
    calendar: Calendar;
    limit: RateLimit;
    now: () => number;
    newId: () => string;
  },
) {
  const world = { coaching: COACHING, from, ...ports };
  const { store, limit, now } = world;
  const post = {
    outbox: ports.outbox,
    mailer: ports.mailer,
    now,
    compose: { booking: (mail: Mail) => compose(mail, world) },
  };
  const start = <T>(use: string, work: () => Promise<T>) => machine.start(server, use, work);

  /** As on a server that does not freeze: the answer waits for none of it, faults stay due. */
  const catchUp = () => {
    start('payBack', () => payBack(world)).catch(() => undefined);
    start('remind', () => remind(world)).catch(() => undefined);
    start('deliver', () => deliver(post)).catch(() => undefined);
  };
  const settle = async (sessionId: string): Promise<Booking | undefined> => {
    const booking = await fulfill(sessionId, world);
    catchUp();
    return booking;
  };

  return {
    coaching: world.coaching,
    taken: () => start('taken', () => store.taken(now())),
    reserve: (wish: Reservation, held: string | undefined, address: string) => {
      const admit = (id: string) => limit.admit(id, address, now());
      const watched = { ...world, ...machine.watch('world', { admit }) };
      return start('reserve', () => reserve(wish, held, watched));
    },
    letGo: (id: string) => start('release', () => release(id, world)),
    confirmed: (sessionId: string) => start('confirmed', () => settle(sessionId)),
    feed: () => start('feed', () => callEntries(world)),
    find: (id: string) => start('managed', () => store.find(id)),
    manage: (id: string, by: Role, change: Change) =>
      start('manage', async () => {
        const managed = await manage(id, by, change, world);
        catchUp();
        return managed;
      }),
    /** Answers when all that the event says is committed. */
    webhook: (event: Stripe.Event) =>
      start('webhook', async () => {
        const news = newsFrom(event, new URL(from.siteUrl));
        if (news) await hear(news, world);
        catchUp();
      }),
    sweep: () =>
      start('sweep', async () => {
        await Promise.allSettled([reconcile(world), checkRefunds(world), forget(world)]);
        catchUp();
      }),
  };
}

/** What others ask of it; it sweeps by itself. */
export type Site = Omit<ReturnType<typeof createSite>, 'sweep'>;
