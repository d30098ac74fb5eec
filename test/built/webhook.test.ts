import { DatabaseSync } from 'node:sqlite';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outDir, siteUrl } from '../site.ts';
import { runCommand } from './command.ts';

const database = `.data/test/webhook-${process.pid}.db`;
let site: Awaited<ReturnType<typeof runCommand>>;
beforeAll(async () => {
  site = await runCommand('start', ['--built', outDir], {
    DATABASE_URL: `file:${database}`,
    SWEEP_SECRET: 'broom',
  });
});
afterAll(() => site.stop());

test('100 webhooks and 20 success pages at once make one call and two mails', async () => {
  const sessionId = await payForAnHour();
  const answers = await Promise.all([
    ...Array.from({ length: 100 }, () => sendWebhook(sessionId)),
    ...Array.from({ length: 20 }, () =>
      fetch(`${site.url}/coaching/confirmed/?session_id=${sessionId}`),
    ),
  ]);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const count = (sql: string) => new DatabaseSync(database).prepare(sql).get()?.['count'];
  expect(count(`SELECT count(*) AS count FROM booking WHERE state = 'paid'`)).toBe(1);
  expect(count(`SELECT count(*) AS count FROM outbox`)).toBe(2);
  expect(count(`SELECT count(*) AS count FROM refund`)).toBe(0);
  expect(count(`SELECT count(DISTINCT booking_id) AS count FROM slot_lock`)).toBe(1);
});

test.each([
  ['unsigned', () => sendWebhook('cs_x', { secret: '' })],
  ['signed with another secret', () => sendWebhook('cs_x', { secret: 'whsec_other' })],
  ['signed ten minutes ago', () => sendWebhook('cs_x', { age: 600 })],
])('a webhook %s is refused with 400', async (_, send) => {
  expect((await send()).status).toBe(400);
});

test.each([
  ['the secret', 'Bearer broom', 200],
  ['another secret', 'Bearer brush', 401],
  ['none', '', 401],
])('a sweep with %s answers as it should', async (_, authorization, status) => {
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(`${site.url}/api/sweep`, { method: 'POST', headers });
  expect(answer.status).toBe(status);
});

test('a signed event about a session of another shop changes nothing', async () => {
  expect((await sendWebhook('cs_test_unknown')).status).toBe(200);
});

async function payForAnHour(): Promise<string> {
  const page = await (await fetch(`${site.url}/coaching/`)).text();
  const start = /name="start" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const booked = await fetch(`${site.url}/api/bookings`, {
    method: 'POST',
    body: new URLSearchParams({ start, offer: 'hour', zone: 'Europe/Berlin' }),
    headers: { origin: siteUrl },
    redirect: 'manual',
  });
  expect(booked.status).toBe(303);
  const paid = await fetch(booked.headers.get('location') ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      email: 'ada@example.com',
      name: 'Ada',
      phone: '+15555550100',
      method: '4242424242424242',
    }),
    redirect: 'manual',
  });
  expect(paid.status).toBe(303);
  return new URL(paid.headers.get('location') ?? '').searchParams.get('session_id') ?? '';
}

function sendWebhook(sessionId: string, { secret = 'whsec_practice', age = 0 } = {}) {
  const payload = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.completed',
    data: { object: { id: sessionId, object: 'checkout.session' } },
  });
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: secret || 'none',
    timestamp,
  });
  return fetch(`${site.url}/api/stripe/webhook`, {
    method: 'POST',
    body: payload,
    headers: {
      'content-type': 'application/json',
      ...(secret && { 'stripe-signature': signature }),
    },
  });
}
