import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPageMoment } from '../../src/adapters/page-moment.ts';
import { securityHeaders } from '../../src/http-policy.ts';
import { startMailbox } from '../../src/sandbox/mailbox.ts';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { ada, pay } from '../built/desk.ts';
import { practiceEnv, trade } from '../practice-env.ts';
import { type Answer, ask } from '../server/ask.ts';

type Running = { stop(): unknown };
type Env = Record<string, string>;

const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret } = trade;
const feedSecret = 'feed-secret';

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

type Host = {
  siteUrl: string;
  /** The folder of its finished files. */
  client: string;
  /** Starts the build in its folder; it listens on `PORT`. */
  launch: (env: Env) => Promise<Running>;
  /** Whether it works on after an answer; else all is done by then. */
  goesOn: boolean;
  /** What the platform adds by its own to an answer of the build. */
  platform?: (path: string) => Env;
};

/**
 * One reader's call, from the open hours to the money back, asked of a build that stands alone; with a local
 * Stripe and a local mailbox where the build is told that the real ones are.
 */
export function testInvocations({ siteUrl, client, launch, goesOn, platform = () => ({}) }: Host) {
  const running: Running[] = [];
  let stripe: Awaited<ReturnType<typeof startLocalStripe>>;
  let url: string;
  let mailbox: string;

  const get = (path: string) => ask(url, { path });
  const post = (path: string, body: string, headers: Env = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return ask(
      url,
      { method: 'POST', path, headers: { origin: siteUrl, ...type, ...headers } },
      body,
    );
  };
  const postJson = (path: string, headers: Env = {}) =>
    post(path, '{}', { 'content-type': 'application/json', ...headers });
  const form = (fields: Env) => String(new URLSearchParams(fields));
  /** The texts of the mails that have come, those to the reader first. */
  const mails = async () => {
    const all: { to: string; text: string }[] = await (await fetch(`${mailbox}/mails.json`)).json();
    return all.toSorted((mail) => (mail.to.includes(ada.email) ? -1 : 1)).map(({ text }) => text);
  };

  beforeAll(async () => {
    const { PORT, STRIPE_API_BASE, SMTP_URL } = await practiceEnv();
    const [stripePort, smtpPort] = [STRIPE_API_BASE, SMTP_URL].map((at) =>
      Number(new URL(at).port),
    );
    url = `http://127.0.0.1:${PORT}`;
    stripe = await startLocalStripe({
      port: stripePort!,
      webhookUrl: `${url}/api/stripe/webhook`,
      webhookSecret,
    });
    const box = await startMailbox({ smtpPort: smtpPort!, pagePort: smtpPort! + 1 });
    mailbox = `http://127.0.0.1:${smtpPort! + 1}`;
    running.push({ stop: () => stripe.close() }, { stop: () => box.close() });
    running.unshift(
      await launch({
        ...trade,
        PORT,
        SITE_URL: siteUrl,
        STRIPE_API_BASE,
        SMTP_URL,
        FEED_SECRET: feedSecret,
      }),
    );
  });
  afterAll(async () => {
    for (const part of running) await part.stop();
  });

  // In the order of a reader's call: what one finds, the next begins with.
  describe('the build alone', () => {
    const kept: Answer[] = [];
    let start: string;
    let payPage: string;
    let confirmed: string;
    let link: string;

    test('shows the open hours', async () => {
      const page = await get('/coaching/');
      kept.push(page);
      // The last one: so far ahead, all of the money comes back.
      start = [...page.body.matchAll(/name="start" value="([^"]+)"/g)].at(-1)?.[1] ?? '';

      expect(page.status).toBe(200);
      expect(page.body, 'the text of the author').toMatch(/<img src="\/_astro\/desk\.[^"]+\.jpg"/);
      expect(Date.parse(start)).toBeGreaterThan(Date.now());
    });

    test('holds an hour and leads to the payment page', async () => {
      const shown = createPageMoment(key).write(Math.floor(Date.now() / 1000) - 60);
      const wish = form({ start, offer: 'hour', zone: 'Europe/Berlin', shown });
      const { status, headers } = await post('/api/bookings', wish);
      payPage = headers.location ?? '';

      expect(status).toBe(303);
      expect(payPage).toMatch(`${stripe.origin}/`);
    });

    test('refuses a form from elsewhere', async () => {
      const origin = 'https://evil.example';
      expect((await post('/api/bookings', form({ offer: 'hour' }), { origin })).status).toBe(403);
    });

    test('refuses an event that Stripe did not sign', async () => {
      expect((await postJson('/api/stripe/webhook')).status).toBe(400);
    });

    test('confirms the call by the event that Stripe signed, and tells both', async () => {
      const paid = await pay(payPage);
      confirmed = paid.pathname + paid.search;
      await stripe.stripe.delivered();

      if (goesOn) await expect.poll(mails, { timeout: 10_000 }).toHaveLength(2);
      expect(await mails()).toHaveLength(2);
      link = /https:\S+(\/coaching\/manage\/[^/\s]+\/)/.exec((await mails())[0] ?? '')?.[1] ?? '';
      expect(link).not.toBe('');
    });

    test('says on the page after the payment that the call stands', async () => {
      const page = await get(confirmed);
      kept.push(page);

      expect(page.status).toBe(200);
      expect(page.body).toContain('We have a date!');
      expect(page.body).toContain(link);
    });

    test('shows the call behind the link of the mail, and cancels it there', async () => {
      const page = await get(link);
      kept.push(page);
      expect([page.status, page.body.includes('Our call')]).toEqual([200, true]);

      const [, cancel = ''] = /value="cancel"([^]*?)<\/form>/.exec(page.body) ?? [];
      const [, back = ''] = /name="back" value="(\d+)"/.exec(cancel) ?? [];
      const canceled = await post(link, form({ action: 'cancel', sequence: '0', back }));
      expect([canceled.status, canceled.headers.location]).toEqual([303, `${link}?news=cancel`]);
      expect((await get(link)).body).toContain('This call is canceled');
    });

    test('sweeps for who knows the secret, and the money is back', async () => {
      expect((await postJson('/api/sweep')).status).toBe(401);
      const authorization = `Bearer ${trade.SWEEP_SECRET}`;
      const { status, body } = await postJson('/api/sweep', { authorization });
      expect([status, body]).toEqual([200, 'ok']);

      const headers = { authorization: `Bearer ${key}` };
      const given = async () => {
        const answer = await fetch(`${stripe.origin}/v1/refunds`, { headers });
        const { data } = (await answer.json()) as { data: { amount: number }[] };
        return data.map(({ amount }) => amount);
      };
      await expect.poll(given).toEqual([2500]);
    });

    test('gives the coach the private calendar', async () => {
      const calendar = await get(`/calls/${feedSecret}.ics`);
      kept.push(calendar);

      expect(calendar.status).toBe(200);
      expect(calendar.body).toContain('BEGIN:VCALENDAR');
    });

    test('computes no picture that a stranger asks for', async () => {
      const [picture] = globSync('_astro/*.jpg', { cwd: client });
      expect(picture).toBeDefined();
      expect((await get(`/_image?href=/${picture}&w=90&f=avif`)).status).toBe(404);
    });

    test('lets no cache keep an answer about a call, and no page frame one', () => {
      for (const { headers } of kept) expect(headers['cache-control']).toBe('private, no-store');
      const pages = kept.filter(({ headers }) => headers['content-type']?.includes('html'));
      expect(pages).toHaveLength(3);
      for (const { headers } of pages)
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    });

    test('carries the headers of the one list', async () => {
      const { headers } = await get('/coaching/');
      expect({ ...headers, ...platform('/coaching/') }).toMatchObject(expectedHeaders(siteUrl));
    });
  });
}
