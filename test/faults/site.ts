import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Stripe from 'stripe';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { runCommand } from '../built/command.ts';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { siteUrl } from '../support/site.ts';
import { startMailServer } from './mail-server.ts';

/** Where everything is made; the site of test/content is built there once. */
export const folder = '.data/faults';
const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret } = trade;

type Row = Record<string, string | number | null>;
export type Site = Awaited<ReturnType<typeof openSite>>;

/**
 * The built site as a process of its own, with a Stripe and a mail server that can go wrong, a database
 * in `where` and a clock that can be put forward.
 */
export async function openSite(where?: string) {
  mkdirSync(folder, { recursive: true });
  const own = mkdtempSync(join(folder, 'desk-'));
  const clock = resolve(own, 'clock');
  const database = join(where ?? own, 'site.db');
  const { PORT, STRIPE_API_BASE, SMTP_URL } = await practiceEnv();
  const env = {
    ...trade,
    CLOCK_AHEAD: clock,
    NODE_OPTIONS: `--import=${import.meta.resolve('./shifted-clock.ts')}`,
    SITE_URL: siteUrl,
    PORT,
    DATABASE_URL: `file:${database}`,
    STRIPE_API_BASE,
    SMTP_URL,
    TRUST_PROXY: 'true',
  };
  let ahead = 0;
  const advance = (seconds: number) => writeFileSync(clock, String((ahead += seconds)));
  advance(0);
  const now = () => Math.floor(Date.now() / 1000) + ahead;

  const url = `http://127.0.0.1:${PORT}`;
  const { hostname: host, port } = new URL(STRIPE_API_BASE);
  const stripeServer = await startLocalStripe({
    port: Number(port),
    webhookUrl: `${url}/api/stripe/webhook`,
    webhookSecret,
    now,
    retryPauses: [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000],
  });
  const mail = await startMailServer(Number(new URL(SMTP_URL).port));
  const serve = () =>
    runCommand('start', ['--built', join(folder, 'site')], env, { expected: /./ });
  let server = await serve();

  return {
    url,
    database,
    now,
    /** Puts the clock of the site and of Stripe forward. */
    advance,
    mail,
    /** What Stripe does, and its API as another of its clients. */
    stripe: stripeServer.stripe,
    api: new Stripe(key, { host, port, protocol: 'http' }),
    /** Power off, in the middle of whatever it does. */
    async kill() {
      const worker = server.worker();
      const stopped = server.stop('SIGKILL');
      if (worker !== undefined) process.kill(worker, 'SIGKILL');
      await stopped;
    },
    async start() {
      server = await serve();
    },
    query: (sql: string) => queryFile(database, sql),
    async sweep() {
      const headers = {
        authorization: `Bearer ${trade.SWEEP_SECRET}`,
        'content-type': 'application/json',
      };
      await (await fetch(`${url}/api/sweep`, { method: 'POST', headers })).text();
    },
    /** Hands one of Stripe's events over, whatever came before; the status of the answer. */
    async deliver(event: Stripe.Event) {
      const payload = JSON.stringify(event);
      const signing = { payload, secret: webhookSecret, timestamp: now() };
      const headers = {
        'content-type': 'application/json',
        'stripe-signature': Stripe.webhooks.generateTestHeaderString(signing),
      };
      const path = `${url}/api/stripe/webhook`;
      return (await fetch(path, { method: 'POST', body: payload, headers })).status;
    },
    async [Symbol.asyncDispose]() {
      await server.stop('SIGKILL');
      await stripeServer.close();
      await mail.close();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** What another process sees in a database file. */
export function queryFile(file: string, sql: string): Row[] {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}
