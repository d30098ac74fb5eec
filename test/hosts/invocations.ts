import { globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pay } from '../built/site.ts';
import { trade } from '../support/practice-env.ts';
import { shownBefore } from '../support/shown.ts';
import type { Answer } from '../server/ask.ts';
import { expectedHeaders, FEED_SECRET, type Host, startHost } from './host.ts';

const { STRIPE_SECRET_KEY: key } = trade;
const form = (fields: Record<string, string>) => String(new URLSearchParams(fields));

/** One reader's call, from the open hours to the money back, asked of a build that stands alone. */
export function testInvocations({ siteUrl, client, launch, goesOn, platform = () => ({}) }: Host) {
  let host: Awaited<ReturnType<typeof startHost>>;
  beforeAll(async () => {
    host = await startHost({ siteUrl, launch });
  });
  afterAll(() => host.stop());

  // In the order of a reader's call: what one finds, the next begins with.
  describe('the build alone', () => {
    const kept: Answer[] = [];
    let start: string;
    let payPage: string;
    let confirmed: string;
    let link: string;
    let cookie: string;

    test('shows the open hours', async () => {
      const page = await host.get('/coaching/');
      kept.push(page);
      // The last one: so far ahead, all of the money comes back.
      start = [...page.body.matchAll(/name="start" value="([^"]+)"/g)].at(-1)?.[1] ?? '';

      expect(page.status).toBe(200);
      expect(page.body, 'the text of the author').toMatch(/<img src="\/_astro\/desk\.[^"]+\.jpg"/);
      expect(Date.parse(start)).toBeGreaterThan(Date.now());
    });

    test('holds an hour and leads to the payment page', async () => {
      const shown = shownBefore(Math.floor(Date.now() / 1000));
      const request = form({ start, offer: 'hour', zone: 'Europe/Berlin', shown });
      const { status, headers } = await host.post('/api/bookings', request);
      payPage = headers.location ?? '';
      cookie = String(headers['set-cookie']).split(';')[0] ?? '';

      expect(status).toBe(303);
      expect(payPage).toMatch(`${host.stripe.origin}/`);
    });

    test('refuses a form from elsewhere', async () => {
      const origin = 'https://evil.example';
      expect((await host.post('/api/bookings', form({ offer: 'hour' }), { origin })).status).toBe(
        403,
      );
    });

    test('refuses an event that Stripe did not sign', async () => {
      expect((await host.postJson('/api/stripe/webhook')).status).toBe(400);
    });

    test('confirms the call by the event that Stripe signed, and tells both', async () => {
      const paid = await pay(payPage);
      confirmed = paid.pathname + paid.search;
      await host.stripe.stripe.delivered();

      if (goesOn) await expect.poll(host.mails).toHaveLength(2);
      expect(await host.mails()).toHaveLength(2);
      link =
        /https:\S+(\/coaching\/manage\/[^/\s]+\/)/.exec((await host.mails())[0] ?? '')?.[1] ?? '';
      expect(link).not.toBe('');
    });

    test('says on the page after the payment that the call stands', async () => {
      const page = await host.get(confirmed, { cookie });
      kept.push(page);

      expect(page.status).toBe(200);
      expect(page.body).toContain('We have a date!');
      expect(page.body).toContain(link);
    });

    test('shows no other browser the link of the call', async () => {
      const page = await host.get(confirmed);

      expect(page.body).toContain('We have a date!');
      expect(page.body).not.toContain('/coaching/manage/');
    });

    test('shows the call behind the link of the mail, and cancels it there', async () => {
      const page = await host.get(link);
      kept.push(page);
      expect([page.status, page.body.includes('Our call')]).toEqual([200, true]);

      const [, cancel = ''] = /value="cancel"([^]*?)<\/form>/.exec(page.body) ?? [];
      const [, back = ''] = /name="back" value="(\d+)"/.exec(cancel) ?? [];
      const canceled = await host.post(link, form({ action: 'cancel', sequence: '0', back }));
      expect([canceled.status, canceled.headers.location]).toEqual([303, `${link}?result=cancel`]);
      expect((await host.get(link)).body).toContain('This call is canceled');
    });

    test('sweeps for who knows the secret, and the money is back', async () => {
      expect((await host.postJson('/api/sweep')).status).toBe(401);
      const authorization = `Bearer ${trade.SWEEP_SECRET}`;
      const { status, body } = await host.postJson('/api/sweep', { authorization });
      expect([status, body]).toEqual([200, 'ok']);

      const headers = { authorization: `Bearer ${key}` };
      const given = async () => {
        const answer = await fetch(`${host.stripe.origin}/v1/refunds`, { headers });
        const { data } = (await answer.json()) as { data: { amount: number }[] };
        return data.map(({ amount }) => amount);
      };
      await expect.poll(given).toEqual([2500]);
    });

    test('tells a monitor that all is well, without a word', async () => {
      const { status, headers, body } = await host.get('/api/health');
      expect([status, body, headers['cache-control']]).toEqual([200, '', 'no-store']);
    });

    test('gives the coach the private calendar', async () => {
      const calendar = await host.get(`/calls/${FEED_SECRET}.ics`);
      kept.push(calendar);

      expect(calendar.status).toBe(200);
      expect(calendar.body).toContain('BEGIN:VCALENDAR');
    });

    test('computes no picture that a stranger asks for', async () => {
      const [picture] = globSync('_astro/*.jpg', { cwd: client });
      expect(picture).toBeDefined();
      expect((await host.get(`/_image?href=/${picture}&w=90&f=avif`)).status).toBe(404);
    });

    test('lets no cache keep an answer about a call, and no page frame one', () => {
      for (const { headers } of kept) expect(headers['cache-control']).toBe('private, no-store');
      const pages = kept.filter(({ headers }) => headers['content-type']?.includes('html'));
      expect(pages).toHaveLength(3);
      for (const { headers } of pages)
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    });

    test('carries the headers of the one list', async () => {
      const { headers } = await host.get('/coaching/');
      expect({ ...headers, ...platform('/coaching/') }).toMatchObject(expectedHeaders(siteUrl));
    });
  });
}
