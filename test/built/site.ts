import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Stripe from 'stripe';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { ask } from '../server/ask.ts';
import { shownBefore } from '../support/shown.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { runCommand } from './command.ts';

export const ada = { email: 'ada@example.com', name: 'Ada', phone: '+15555550100' };

/** `calendar` is the text of its calendar file. */
type ReceivedMail = { subject: string; to: string; text: string; html: string; calendar?: string };

/**
 * The built site in practice, with what stands beside it, and what a reader does there.
 * @param expected what its tests make it complain of
 * @param cwd a folder of its own to run in
 * @param built another site
 */
export async function runSite(
  extra: Record<string, string> = {},
  expected?: RegExp,
  cwd: string | undefined = undefined,
  built = outDir,
) {
  // Each booking comes from an address of its own, unless a test names one.
  const { LINK_SECRET } = trade;
  const env = { ...(await practiceEnv()), LINK_SECRET, TRUST_PROXY: 'true', ...extra };
  let visitors = 0;
  const args = ['--built', resolve(built)];
  const site = await runCommand('start', args, env, {
    ...(cwd !== undefined && { cwd }),
    ...(expected && { expected }),
  });
  const { url } = site;
  const stripeAt = new URL(env.STRIPE_API_BASE);
  const stripe = new Stripe('sk_test_practice', {
    host: stripeAt.hostname,
    port: stripeAt.port,
    protocol: 'http',
  });
  // The mailbox's page takes the port after the mailbox's.
  const mailbox = `http://127.0.0.1:${Number(new URL(env.SMTP_URL).port) + 1}`;
  return {
    ...site,
    database: env.DATABASE_URL.replace('file:', ''),
    stripe,

    /** A session of $25 that was paid through the same account, and that this site knows nothing of. */
    async sellElsewhere() {
      const hat = { currency: 'usd', unit_amount: 2500, product_data: { name: 'A hat' } };
      const { id, url: page } = await stripe.checkout.sessions.create({
        mode: 'payment',
        client_reference_id: 'booking-of-another-shop',
        success_url: 'http://localhost:1/',
        line_items: [{ quantity: 1, price_data: hat }],
      });
      await pay(page ?? '');
      return stripe.checkout.sessions.retrieve(id);
    },

    /** Posts the form of an hour, as a reader who has looked at it for a minute. */
    async book(headers: Record<string, string> = {}) {
      const { fields } = await this.form();
      return this.post(new URLSearchParams(fields), headers);
    },

    /** The form of the page with the second hour that is open, as the first may soon be none, and all that are. */
    async form(query = '') {
      const page = await (await fetch(`${url}/coaching/${query}`)).text();
      const hours = [...page.matchAll(/name="start" value="([^"]+)"/g)].map(
        ([, start = '']) => start,
      );
      const shown = shownBefore(Math.floor(Date.now() / 1000), env);
      const fields = { start: hours[1] ?? '', offer: 'hour', zone: 'Europe/Berlin', shown };
      return { page, hours, fields };
    },

    /** Posts a form from the site's own origin. */
    post(form: URLSearchParams | string, headers: Record<string, string> = {}, path = '') {
      const visitor = `10.0.${visitors >> 8}.${visitors++ & 255}`;
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const own = { origin: siteUrl, 'x-forwarded-for': visitor, ...type };
      const sent = { method: 'POST', headers: { ...own, ...headers } };
      return ask(`${url}/api/bookings${path}`, sent, String(form));
    },

    /** The one number that a query of the site's database gives. */
    count(sql: string) {
      const database = new DatabaseSync(env.DATABASE_URL.replace('file:', ''), { readOnly: true });
      const [value] = Object.values(database.prepare(sql).get() ?? {});
      database.close();
      return value;
    },

    /** Lets so many seconds of a hold pass. */
    age(session: string, seconds: number) {
      const database = new DatabaseSync(env.DATABASE_URL.replace('file:', ''), { timeout: 5_000 });
      const held = 'SELECT id FROM booking WHERE session_id = ?';
      for (const [table, time, id] of [
        ['slot_lock', 'until', 'booking_id'],
        ['booking', 'held_until', 'id'],
      ])
        database
          .prepare(`UPDATE ${table} SET ${time} = ${time} - ? WHERE ${id} IN (${held})`)
          .run(seconds, session);
      database.close();
    },

    /** Takes a booking and all that hangs on it out of the database. */
    erase(id: string) {
      const database = new DatabaseSync(env.DATABASE_URL.replace('file:', ''), { timeout: 5_000 });
      for (const row of [
        'slot_lock WHERE booking_id',
        'refund WHERE booking_id',
        'outbox WHERE about',
      ])
        database.prepare(`DELETE FROM ${row} = ?`).run(id);
      database.prepare('DELETE FROM booking WHERE id = ?').run(id);
      database.close();
    },

    /** What has arrived in the mailbox, newest first. */
    async mails(): Promise<ReceivedMail[]> {
      return (await fetch(`${mailbox}/mails.json`)).json();
    },
  };
}

/** Pays on the page that a booking led to; the address it leads on to. */
export async function pay(page: string, person = ada): Promise<URL> {
  const body = new URLSearchParams({ ...person, method: '4242424242424242' });
  const paid = await fetch(page, { method: 'POST', body, redirect: 'manual' });
  return new URL(paid.headers.get('location') ?? `about:status-${paid.status}`);
}
