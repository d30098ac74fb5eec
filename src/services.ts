import { randomBytes } from 'node:crypto';
import { waitUntil } from '@vercel/functions';
import Stripe from 'stripe';
import { coaching, deals, site } from './adapters/content/collections.ts';
import { createBookingStore } from './adapters/database/booking-store.ts';
import { createBusyCalendars } from './adapters/calendar/busy-calendars.ts';
import { bookingIds } from './adapters/database/booking-ids.ts';
import { openDatabase } from './adapters/database/database.ts';
import { calendarFile } from './adapters/calendar/ics-calendar.ts';
import { createManageLinks } from './adapters/signed/manage-link.ts';
import { migrate } from './adapters/database/migrations.ts';
import { createPageMoment } from './adapters/signed/page-moment.ts';
import { practiceSecret } from './adapters/signed/practice-secret.ts';
import { createRateLimit } from './adapters/database/rate-limit.ts';
import { createSmtpMailer } from './adapters/smtp-mailer.ts';
import { createStripeCheckout } from './adapters/stripe/checkout.ts';
import { newsFrom } from './adapters/stripe/events.ts';
import { type Booking, payableUntil, type Role } from './domain/booking/booking.ts';
import { compose } from './domain/booking/mails/compose.ts';
import { deliver } from './domain/mail/deliver.ts';
import type { Mail } from './domain/mail/outbox.ts';
import { callEntries } from './domain/booking/call-feed.ts';
import { fulfill } from './domain/booking/settle/fulfill.ts';
import { hear } from './domain/booking/settle/handle-event.ts';
import { type Change, manage } from './domain/booking/change/manage.ts';
import type { Offer } from './domain/booking/offer.ts';
import { checkRefunds, forget, payBack, reconcile } from './domain/booking/settle/reconcile.ts';
import { release } from './domain/booking/reserve/release.ts';
import { remind } from './domain/booking/mails/remind.ts';
import { movesOf } from './domain/booking/change/reschedule.ts';
import { type Reservation, reserve } from './domain/booking/reserve/reserve.ts';
import { bookable, openSlots } from './domain/booking/slots.ts';
import { reminders } from './domain/deals/reminders.ts';
import { type Environment, readEnv } from './environment.ts';
import { log, logFault } from './log.ts';
import { logFaults, logFulfilled, loggedCheckout, loggedMailer } from './services/logged.ts';
import { watchedCalendar } from './services/watched-calendar.ts';

/** The use cases of the running site, wired to its database, Stripe and mail. */
export type Services = Awaited<ReturnType<typeof createServices>>;

let wired: Promise<Services> | undefined;

/** The one set of services of this process, made on first use; a failed start is tried again. */
export function services(): Promise<Services> {
  wired ??= createServices(readEnv(process.env)).catch((error: unknown) => {
    wired = undefined;
    throw error;
  });
  return wired;
}

async function createServices(env: Environment) {
  const settings = await coaching();
  const { name, author, contact } = await site();
  const sql = openDatabase(env.databaseUrl, env.databaseToken);
  await migrate(sql);
  const stripe = connectStripe(env);
  const links = createManageLinks(linkSecrets(env));
  const manageUrl = (bookingId: string, role: Role) =>
    new URL(`/coaching/manage/${links.tokenOf({ bookingId, role })}/`, env.siteUrl).href;
  const limit = createRateLimit(sql, env.stripe.secretKey);
  const moment = createPageMoment(env.stripe.secretKey);
  const now = () => Math.floor(Date.now() / 1000);
  const { timeZone, dials } = settings;
  const { hostname: host, href: siteUrl } = env.siteUrl;
  const sender = { name: author, address: env.mail.from };
  const mailer = loggedMailer(createSmtpMailer(env.mail.smtpUrl, sender, host));
  const from = { ...env.mail, site: name, siteUrl, author, contact, dials, manageUrl };
  const owner = async () => ({
    timeZone,
    addresses: [env.mail.coachEmail, env.mail.from, ...settings.addresses],
    ours: new Set([
      ...(await bookingIds(sql, now())),
      ...reminders(await deals(), new Date(now() * 1000)).map(({ uid }) => `${uid}@${host}`),
    ]),
  });
  const calendars = createBusyCalendars(env.busyCalendars, { owner, now });
  const world = {
    coaching: settings,
    store: createBookingStore(sql),
    checkout: loggedCheckout(createStripeCheckout(stripe, env)),
    calendar: watchedCalendar(calendars, { mailer, from, timeZone, now }),
    mailer,
    from,
    now,
    newId: () => randomBytes(16).toString('hex'),
  };

  const post = {
    outbox: world.store,
    mailer,
    now,
    compose: { booking: (mail: Mail) => compose(mail, world) },
  };

  /** What can wait until the reader has her answer: refunds, reminders and mails. Faults stay due. */
  const catchUp = async () => {
    await logFaults({ refunds: payBack(world), reminders: remind(world), mails: deliver(post) });
    // Who has their money back hears of it at once.
    await logFaults({ mails: deliver(post) });
  };

  // Elsewhere than on a host that freezes after the answer, this is a promise like any other.
  const afterwards = () => waitUntil(catchUp());

  return {
    env,
    now,
    newId: world.newId,
    /** Where the payment page is: the form may lead there. */
    checkoutOrigin: env.stripe.apiBase?.origin ?? 'https://checkout.stripe.com',
    /** The hours that can be booked; undefined while nobody knows whether the coach is free. */
    async openSlots(offer: Offer) {
      const at = now();
      const busy = await world.calendar.busy(bookable(settings, at)).catch(() => undefined);
      const taken = await world.store.taken(at);
      return busy && openSlots({ coaching: settings, offer, taken, busy, now: at });
    },
    /** The moment that a page is shown, for its form to say. */
    shown: () => moment.write(now()),
    wasShown: (text: string) => moment.isPast(text, now()),
    /** The hour that the reader with this cookie holds and can still pay. */
    async hold(id: string | undefined) {
      const booking = id === undefined ? undefined : await world.store.find(id);
      return booking?.state === 'held' && payableUntil(booking) > now() ? booking : undefined;
    },
    async reserve(wish: Reservation, held: string | undefined, address: string) {
      const admit = (id: string) => limit.admit(id, address, now());
      const reserved = await reserve(wish, held, { ...world, admit });
      log('booking.wished', {
        booking: reserved.ok ? reserved.bookingId : null,
        refused: reserved.ok ? null : reserved.reason,
      });
      return reserved;
    },
    /** Frees the hour that the reader with this cookie holds; the booking as it is then. */
    async letGo(id: string) {
      await release(id, world);
      return world.store.find(id);
    },
    async fulfill(sessionId: string) {
      const booking = await fulfill(sessionId, world);
      logFulfilled(booking);
      afterwards();
      return booking;
    },
    /** Does what an event of Stripe's asks for. @throws when not all of it is done */
    async hear(event: Stripe.Event) {
      const news = newsFrom(event, env.siteUrl);
      const payment = news?.of === 'session' ? news.stray?.payment : news?.payment;
      log('webhook.taken', { stripe: event.id, type: event.type, payment });
      if (!news) return;
      const { booking, stray } = await hear(news, world);
      if (booking) logFulfilled(booking);
      if (stray)
        logFault('payment.stray', new Error('no booking knows it'), { payment: stray.payment });
      afterwards();
    },
    /** The coach's private calendar: calls, deadlines, shares. */
    async feed() {
      const owed = reminders(await deals(), new Date(now() * 1000));
      const entries = [...(await callEntries(world)), ...owed];
      return calendarFile(`Calls: ${name}`, entries, host, now());
    },
    manageUrl,
    /** Whose link this is, and the call as it is now; undefined when we did not sign it. */
    async managed(token: string) {
      const link = links.read(token);
      const booking = link && (await world.store.find(link.bookingId));
      return booking && { role: link.role, booking };
    },
    movesOf: (booking: Booking) => movesOf(booking, world),
    async manage(id: string, by: Role, change: Change) {
      const managed = await manage(id, by, change, world);
      log('booking.managed', { booking: id, by, change: change.action, ok: managed.ok });
      afterwards();
      return managed;
    },
    async sweep() {
      await logFaults({
        reconcile: reconcile(world),
        'refund-checks': checkRefunds(world),
        forget: forget(world),
        limits: limit.forget(now()),
      });
      await catchUp();
    },
    /** @throws when none of our secrets signed it */
    webhookEvent: (body: string, signature: string): Promise<Stripe.Event> =>
      Promise.any(
        env.stripe.webhookSecrets.map((secret) =>
          stripe.webhooks.constructEventAsync(body, signature, secret),
        ),
      ),
  };
}

function linkSecrets({ linkSecrets: [newest, ...older] }: Environment): [string, ...string[]] {
  return [newest ?? practiceSecret('.data/practice-link-secret'), ...older];
}

function connectStripe({ stripe: { secretKey, apiBase } }: Environment): Stripe {
  const patience = { timeout: 10_000, maxNetworkRetries: 1, telemetry: false };
  if (!apiBase) return new Stripe(secretKey, patience);
  const protocol = apiBase.protocol === 'https:' ? 'https' : 'http';
  const port = apiBase.port || (protocol === 'https' ? 443 : 80);
  return new Stripe(secretKey, { ...patience, host: apiBase.hostname, port, protocol });
}
