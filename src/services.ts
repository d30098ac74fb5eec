import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { coaching, site } from './adapters/content.ts';
import { createBookingStore } from './adapters/booking-store.ts';
import { migrate } from './adapters/migrations.ts';
import { createPageMoment } from './adapters/page-moment.ts';
import { createRateLimit } from './adapters/rate-limit.ts';
import { createSmtpMailer } from './adapters/smtp-mailer.ts';
import type { Sql } from './adapters/sql.ts';
import { openSqlite } from './adapters/sqlite.ts';
import { createStripeCheckout } from './adapters/stripe-checkout.ts';
import { openTurso } from './adapters/turso.ts';
import { payableUntil } from './domain/booking/booking.ts';
import { deliver } from './domain/booking/deliver.ts';
import { fulfill } from './domain/booking/fulfill.ts';
import type { Alert } from './domain/booking/message.ts';
import type { Offer } from './domain/booking/offer.ts';
import { forget, payBack, reconcile } from './domain/booking/reconcile.ts';
import { release } from './domain/booking/release.ts';
import { type Reservation, reserve } from './domain/booking/reserve.ts';
import { openSlots } from './domain/booking/slots.ts';
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
  const limit = createRateLimit(sql, env.stripe.secretKey);
  const moment = createPageMoment(env.stripe.secretKey);
  const world = {
    coaching: settings,
    store: createBookingStore(sql),
    checkout: createStripeCheckout(stripe, env),
    mailer: createSmtpMailer(env.mail.smtpUrl, { name: author, address: env.mail.from }),
    from: { ...env.mail, site: name, author, contact, dials: settings.dials },
    now: () => Math.floor(Date.now() / 1000),
    newId: () => randomBytes(16).toString('hex'),
  };

  /** What can wait until the reader has her answer: refunds and mails. Faults stay due. */
  const catchUp = () => logFaults([payBack(world), deliver(world)]);

  // A host that freezes after the answer would stop the rest half-way.
  const afterwards = async () => void (env.freezes ? await catchUp() : catchUp());

  return {
    env,
    now: world.now,
    newId: world.newId,
    /** Where the payment page is: the form may lead there. */
    checkoutOrigin: env.stripe.apiBase?.origin ?? 'https://checkout.stripe.com',
    async openSlots(offer: Offer) {
      const now = world.now();
      return openSlots({ coaching: settings, offer, taken: await world.store.taken(now), now });
    },
    /** The moment that a page is shown, for its form to say. */
    shown: () => moment.write(world.now()),
    wasShown: (text: string) => moment.isPast(text, world.now()),
    /** The hour that the reader with this cookie holds and can still pay. */
    async hold(id: string | undefined) {
      const booking = id === undefined ? undefined : await world.store.find(id);
      return booking?.state === 'held' && payableUntil(booking) > world.now() ? booking : undefined;
    },
    reserve(wish: Reservation, held: string | undefined, address: string) {
      const admit = (id: string) => limit.admit(id, address, world.now());
      return reserve(wish, held, { ...world, admit });
    },
    /** Frees the hour that the reader with this cookie holds; the booking as it is then. */
    async letGo(id: string) {
      await release(id, world);
      return world.store.find(id);
    },
    async fulfill(sessionId: string) {
      const booking = await fulfill(sessionId, world);
      await afterwards();
      return booking;
    },
    async alert(kind: Alert, paymentIntent: string) {
      await world.store.alert(kind, paymentIntent, world.now());
      await afterwards();
    },
    async sweep() {
      await logFaults([reconcile(world), forget(world), limit.forget(world.now())]);
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
