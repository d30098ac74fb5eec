import { waitUntil } from '@vercel/functions';
import { coachCalendars } from '../adapters/calendar/coach-calendars.ts';
import { deals, words } from '../adapters/content/collections.ts';
import { createBookingStore } from '../adapters/database/booking-store.ts';
import { createRateLimit } from '../adapters/database/rate-limit.ts';
import { loggedCheckout } from '../adapters/logged-ports.ts';
import { keyFor } from '../adapters/signed/signature.ts';
import { createSiteLinks } from '../adapters/signed/site-links.ts';
import { createStripeCheckout } from '../adapters/stripe/checkout.ts';
import { connectStripe } from '../adapters/stripe/client.ts';
import { createEventReader } from '../adapters/stripe/events.ts';
import { createFormGuard } from '../adapters/web/form-guard.ts';
import { LINK_REQUESTS } from '../domain/booking/calls/send-links.ts';
import { createBookingService } from '../domain/booking/booking-service.ts';
import type { Coaching } from '../domain/booking/offer.ts';
import { ALL_LOOKUPS, SESSION_LOOKUPS } from '../domain/booking/settle/session-lookups.ts';
import { reminders } from '../domain/deals/reminders.ts';
import { demandPhone } from '../environment.ts';
import { visitFields } from '../adapters/web/kept/visit-fields.ts';
import type { Infrastructure } from './infrastructure.ts';

/** The services of coaching, wired to database, Stripe and mail. */
export async function createCoaching(settings: Coaching, ground: Infrastructure) {
  const { env, letterhead, sql, outbox, mailer, secrets, log, background, now, newKey } = ground;
  const { mails } = await words();
  demandPhone(env.mail.coachPhone, settings.dials);
  const stripe = connectStripe(env.stripe.secretKey, env.stripe.apiBase);
  const links = createSiteLinks(secrets, env.siteUrl);
  const { manageUrl, callsUrl, isOwner } = links;
  // Pages that are open may bear a moment under Stripe's key; not needed from the next release on.
  const keys = { secrets, formerKeys: [env.stripe.secretKey] };
  const guard = createFormGuard('booking', { ...keys, limits: SESSION_LOOKUPS, sql, now });
  const linkGuard = createFormGuard('links', { secrets, limits: LINK_REQUESTS, sql, now });
  const { hostname: host } = env.siteUrl;
  const { dials } = settings;
  const from = { ...env.mail, ...letterhead, dials, words: mails, manageUrl, callsUrl };
  const calendar = coachCalendars(env, {
    ...{ coaching: settings, from, sql, mailer, log, later: waitUntil, now },
    feedIds: async () =>
      reminders(await deals(), new Date(now() * 1000)).map(({ uid }) => `${uid}@${host}`),
  });
  const storeVersion = () => sql.version();
  const booking = createBookingService(
    { coaching: settings, from },
    {
      store: createBookingStore(sql),
      outbox,
      checkout: loggedCheckout(
        createStripeCheckout(stripe, { ...env, locale: letterhead.locale }),
        log,
      ),
      calendar,
      mailer,
      limit: guard.limit,
      overall: createRateLimit(sql, keyFor('household, all bookings', secrets[0]), ALL_LOOKUPS),
      household: guard.household,
      storeVersion,
      links,
      log,
      background,
      now,
      newId: newKey,
      newKey,
    },
  );

  return {
    settings,
    env,
    now,
    newKey,
    booking,
    /** Reads the coach's other calendars before what is known of them grows old; nobody waits for it. */
    refreshCalendars: () =>
      waitUntil(calendar.refresh().catch((fault) => log.failed('calendar.unread', fault))),
    manageUrl,
    isOwner,
    readEvent: createEventReader(stripe, env),
    /**
     * Where payment pages may be, for the policy of the form that leads there. Stripe's page is on a domain of the
     * owner if she has set one in her account, and only Stripe knows: a guess would end in silence in Chromium.
     */
    paymentPages: env.stripe.apiBase?.origin ?? 'https:',
    guard,
    linkGuard,
    /** What tells one showing of the hours from others, new each time: see src/adapters/web/kept/visit-fields.ts. */
    visitFields: () => visitFields(guard.shown(), newKey()),
    storeVersion,
  };
}
