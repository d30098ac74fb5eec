import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { coaching, site } from './adapters/content.ts';
import { createBookingStore } from './adapters/booking-store.ts';
import { calendarFile } from './adapters/ics-calendar.ts';
import { createManageLinks } from './adapters/manage-link.ts';
import { migrate } from './adapters/migrations.ts';
import { practiceSecret } from './adapters/practice-secret.ts';
import { createSmtpMailer } from './adapters/smtp-mailer.ts';
import type { Sql } from './adapters/sql.ts';
import { openSqlite } from './adapters/sqlite.ts';
import { createStripeCheckout } from './adapters/stripe-checkout.ts';
import { openTurso } from './adapters/turso.ts';
import { type Booking, payableUntil, type Role } from './domain/booking/booking.ts';
import { deliver } from './domain/booking/deliver.ts';
import { callEntries } from './domain/booking/feed.ts';
import { fulfill } from './domain/booking/fulfill.ts';
import { type Change, manage } from './domain/booking/manage.ts';
import type { Alert } from './domain/booking/message.ts';
import { checkRefunds, forget, payBack, reconcile } from './domain/booking/reconcile.ts';
import { remind } from './domain/booking/remind.ts';
import { movesOf } from './domain/booking/reschedule.ts';
import { type Reservation, reserve } from './domain/booking/reserve.ts';
import { type Environment, readEnv } from './environment.ts';

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
  const sql = openDatabase(env);
  await migrate(sql);
  const stripe = connectStripe(env);
  const links = createManageLinks(linkSecrets(env));
  const manageUrl = (bookingId: string, role: Role) =>
    new URL(`/coaching/manage/${links.tokenOf({ bookingId, role })}/`, env.siteUrl).href;
  const world = {
    coaching: settings,
    store: createBookingStore(sql),
    checkout: createStripeCheckout(stripe, env),
    mailer: createSmtpMailer(
      env.mail.smtpUrl,
      { name: author, address: env.mail.from },
      env.siteUrl.hostname,
    ),
    from: {
      ...env.mail,
      site: name,
      siteUrl: env.siteUrl.href,
      author,
      contact,
      dials: settings.dials,
      manageUrl,
    },
    now: () => Math.floor(Date.now() / 1000),
    newId: () => randomBytes(16).toString('hex'),
  };

  /** What can wait until the reader has her answer: refunds, reminders and mails. Faults stay due. */
  const catchUp = () => logFaults([payBack(world), remind(world), deliver(world)]);

  // A host that freezes after the answer would stop the rest half-way.
  const afterwards = async () => void (env.freezes ? await catchUp() : catchUp());

  return {
    env,
    now: world.now,
    newId: world.newId,
    /** Where the payment page is: the form may lead there. */
    checkoutOrigin: env.stripe.apiBase?.origin ?? 'https://checkout.stripe.com',
    taken: () => world.store.taken(world.now()),
    /** The hour that the reader with this cookie holds and can still pay. */
    async hold(id: string | undefined) {
      const booking = id === undefined ? undefined : await world.store.find(id);
      return booking?.state === 'held' && payableUntil(booking) > world.now() ? booking : undefined;
    },
    reserve: (wish: Reservation, held: string | undefined) => reserve(wish, held, world),
    async fulfill(sessionId: string) {
      const booking = await fulfill(sessionId, world);
      await afterwards();
      return booking;
    },
    /** The coach's private calendar. */
    async feed() {
      const entries = await callEntries(world);
      return calendarFile(`Calls: ${name}`, entries, env.siteUrl.hostname, world.now());
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
      await afterwards();
      return managed;
    },
    async alert(kind: Alert, paymentIntent: string) {
      await world.store.alert(kind, paymentIntent, world.now());
      await afterwards();
    },
    async sweep() {
      await logFaults([reconcile(world), checkRefunds(world), forget(world)]);
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

function openDatabase({ databaseUrl, databaseToken }: Environment): Sql {
  return databaseUrl.startsWith('file:')
    ? openSqlite(databaseUrl.replace(/^file:/, ''))
    : openTurso(databaseUrl, databaseToken);
}

async function logFaults(work: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  for (const result of results) if (result.status === 'rejected') console.error(result.reason);
}

function connectStripe({ stripe: { secretKey, apiBase } }: Environment): Stripe {
  const patience = { timeout: 10_000, maxNetworkRetries: 1, telemetry: false };
  if (!apiBase) return new Stripe(secretKey, patience);
  const protocol = apiBase.protocol === 'https:' ? 'https' : 'http';
  const port = apiBase.port || (protocol === 'https' ? 443 : 80);
  return new Stripe(secretKey, { ...patience, host: apiBase.hostname, port, protocol });
}
