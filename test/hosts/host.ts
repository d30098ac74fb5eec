import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { securityHeaders } from '../../src/http-policy.ts';
import { startMailbox } from '../../src/sandbox/mailbox.ts';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { ada } from '../built/site.ts';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { ask } from '../server/ask.ts';

type Env = Record<string, string>;

export const FEED_SECRET = 'calls-for-the-coach';

export type Host = {
  siteUrl: string;
  /** The folder of its finished files. */
  client: string;
  /** Starts the build in its folder; it listens on `PORT`. */
  launch: (env: Env) => Promise<{ stop(): unknown }>;
  /** Whether it works on after an answer; else all is done by then. */
  goesOn: boolean;
  /** What the platform adds by its own to an answer of the build. */
  platform?: (path: string) => Env;
};

/** A build that stands alone, with a local Stripe and a local mailbox where it is told that the real ones are. */
export async function startHost({ siteUrl, launch }: Pick<Host, 'siteUrl' | 'launch'>) {
  const { PORT, STRIPE_API_BASE, SMTP_URL } = await practiceEnv();
  const url = `http://127.0.0.1:${PORT}`;
  const smtpPort = Number(new URL(SMTP_URL).port);
  const mailbox = `http://127.0.0.1:${smtpPort + 1}`;
  const stripe = await startLocalStripe({
    port: Number(new URL(STRIPE_API_BASE).port),
    webhookUrl: `${url}/api/stripe/webhook`,
    webhookSecret: trade.STRIPE_WEBHOOK_SECRET,
  });
  const box = await startMailbox({ smtpPort, pagePort: smtpPort + 1 });
  const told = { ...trade, PORT, SITE_URL: siteUrl, STRIPE_API_BASE, SMTP_URL, FEED_SECRET };
  const build = await launch(told);

  const post = (path: string, body: string, headers: Env = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = { method: 'POST', path, headers: { origin: siteUrl, ...type, ...headers } };
    return ask(url, sent, body);
  };
  return {
    stripe,
    get: (path: string, headers: Env = {}) => ask(url, { path, headers }),
    post,
    postJson: (path: string, headers: Env = {}) =>
      post(path, '{}', { 'content-type': 'application/json', ...headers }),
    /** The texts of the mails that have come, those to the reader first. */
    async mails() {
      const all: { to: string; text: string }[] = await (
        await fetch(`${mailbox}/mails.json`)
      ).json();
      return all.toSorted((mail) => (mail.to.includes(ada.email) ? -1 : 1)).map(({ text }) => text);
    },
    async stop() {
      await build.stop();
      await stripe.close();
      await box.close();
    },
  };
}

/** An empty folder outside of the project, where a build finds no package but its own. */
export function folderApart(): string {
  const folder = mkdtempSync(join(process.env['SYSTEM_TMPDIR'] ?? tmpdir(), 'alone-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The one list, as it arrives; a page on demand has more in its policy than that. */
export function expectedHeaders(siteUrl: string) {
  const list = Object.entries(securityHeaders(new URL(siteUrl)));
  const lower = list.map(([name, value]) => [name.toLowerCase(), value]);
  return {
    ...Object.fromEntries(lower),
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'strict-transport-security': expect.stringContaining('max-age='),
  };
}
