import { DatabaseSync } from 'node:sqlite';
import Stripe from 'stripe';
import { practiceEnv } from '../practice-env.ts';
import { ask } from '../server/ask.ts';
import { outDir, siteUrl } from '../site.ts';
import { runCommand } from './command.ts';

export const ada = { email: 'ada@example.com', name: 'Ada', phone: '+15555550100' };

/** `calendar` is the text of its calendar file. */
type ReceivedMail = { subject: string; to: string; text: string; html: string; calendar?: string };

/**
 * The built site in practice, with what stands beside it, and what a reader does there.
 * @param expected what its tests make it complain of
 */
export async function runDesk(extra: Record<string, string> = {}, expected?: RegExp) {
  const env = await practiceEnv();
  const args = ['--built', outDir];
  const site = await runCommand('start', args, { ...env, ...extra }, expected && { expected });
  const { url } = site;
  const stripeAt = new URL(env.STRIPE_API_BASE);
  // The mailbox's page takes the port after the mailbox's.
  const mailbox = `http://127.0.0.1:${Number(new URL(env.SMTP_URL).port) + 1}`;
  return {
    ...site,
    database: env.DATABASE_URL.replace('file:', ''),
    stripe: new Stripe('sk_test_practice', {
      host: stripeAt.hostname,
      port: stripeAt.port,
      protocol: 'http',
    }),

    /** Posts the form of the first hour that is open. */
    async book(headers: Record<string, string> = {}) {
      const page = await (await fetch(`${url}/coaching/`)).text();
      const start = /name="start" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const form = new URLSearchParams({ start, offer: 'hour', zone: 'Europe/Berlin' });
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const sent = { method: 'POST', headers: { origin: siteUrl, ...type, ...headers } };
      return ask(`${url}/api/bookings`, sent, String(form));
    },

    /** The one number that a query of the site's database gives. */
    count(sql: string) {
      const database = new DatabaseSync(env.DATABASE_URL.replace('file:', ''), { readOnly: true });
      const [value] = Object.values(database.prepare(sql).get() ?? {});
      database.close();
      return value;
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
