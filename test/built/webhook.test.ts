import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { standing } from '../support/anew.ts';
import { ada, pay, runSite } from './site.ts';

const COACH = 'coach@practice.example';

const expected = /"event":"(webhook\.refused|payment\.unmatched)"/;

const site = standing(() => runSite({ SWEEP_SECRET: 'broom' }, expected));

test('100 webhooks and 20 success pages at once make one call and two mails', async () => {
  const { confirmed, sessionId } = await payForAnHour();
  const answers = await Promise.all([
    ...Array.from({ length: 100 }, () => sendWebhook(completed(sessionId))),
    ...Array.from({ length: 20 }, () => fetch(confirmed)),
  ]);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(site.count(`SELECT count(*) FROM booking WHERE state = 'paid'`)).toBe(1);
  expect(site.count('SELECT count(*) FROM refund')).toBe(0);
  expect(site.count('SELECT count(DISTINCT booking_id) FROM slot_lock')).toBe(1);
  const recipients = (await mailsOnceSent()).map(({ to }) => to);
  expect(recipients.toSorted()).toEqual([ada.email, COACH]);
});

test.each(['/coaching/', '/coaching/confirmed/', '/coaching/confirmed/?session_id=cs_test_x'])(
  'no cache keeps %s',
  async (path) => {
    const answer = await fetch(site.url + path);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  },
);

describe('a webhook', () => {
  test.each([
    ['unsigned', { secret: '' }],
    ['signed with another secret', { secret: 'whsec_other' }],
    ['signed ten minutes ago', { age: 600 }],
    ['altered after it was signed', { sent: JSON.stringify(completed('cs_y')) }],
  ])('%s is refused with 400', async (_, how) => {
    expect((await sendWebhook(completed('cs_x'), how)).status).toBe(400);
  });

  test.each<[what: string, event: unknown, status: number]>([
    ['of an unknown type', { ...completed('cs_x'), type: 'unheard.of' }, 200],
    ['about a session that does not exist', completed('cs_test_unknown'), 200],
    ['about a session without an id', completed(undefined), 200],
    ['about what is no session', completed('pi_1'), 200],
    ['about a refund of no payment', about('refund.failed', { payment_intent: null }), 200],
    ['about a dispute of others', about('charge.dispute.created', { payment_intent: 'pi_x' }), 200],
    ['without an object', { object: 'event', type: 'refund.failed', data: {} }, 200],
    ['without data', { object: 'event', type: 'charge.dispute.created' }, 200],
    ['that is thin', { object: 'v2.core.event', type: 'v1.billing.meter.no_meter_found' }, 400],
    ['that is null', null, 400],
  ])('%s changes nothing', async (_, event, status) => {
    const rows = () => [
      site.count(`SELECT group_concat(id || state) FROM (SELECT * FROM booking ORDER BY id)`),
      site.count('SELECT count(*) FROM outbox'),
    ];
    const before = rows();
    expect((await sendWebhook(event)).status).toBe(status);
    expect(rows()).toEqual(before);
  });

  test('that is thin is said to be so in the log', async () => {
    await sendWebhook({ object: 'v2.core.event', type: 'v1.checkout.session.completed' });
    expect(site.complaints()).toMatch(/"event":"webhook.refused","thin":true/);
  });

  test('of more than a megabyte is not read', async () => {
    expect((await sendText(`{"padding":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
  });

  test('that is signed and no JSON is refused with 400', async () => {
    expect((await sendText('{"object":')).status).toBe(400);
  });

  test('about a session of another shop changes nothing', async () => {
    const paid = site.count(`SELECT count(*) FROM booking WHERE state = 'paid'`);
    const sold = await site.sellElsewhere();
    expect((await sendWebhook(about('checkout.session.completed', sold))).status).toBe(200);
    expect(site.complaints()).not.toContain(sold.payment_intent);
    expect(site.count(`SELECT count(*) FROM booking WHERE state = 'paid'`)).toBe(paid);
  });

  test.each([
    ['whose booking is gone from the database', {}],
    ['at another Stripe account', { id: 'cs_test_elsewhere' }],
  ])('of a payment %s tells the coach', async (_, change) => {
    const { sessionId } = await payForAnHour();
    const session = await site.stripe.checkout.sessions.retrieve(sessionId);
    const id = String(session.client_reference_id);
    const state = () => site.count(`SELECT state FROM booking WHERE id = '${id}'`);
    await expect.poll(state).toBe('paid');
    site.erase(id);
    const event = about('checkout.session.completed', { ...session, ...change });
    expect((await sendWebhook(event)).status).toBe(200);

    const payment = String(session.payment_intent);
    const told = (await site.mails()).filter(({ text }) => text.includes(payment));
    expect(told).toMatchObject([{ to: COACH, subject: 'A payment belongs to no booking' }]);
    expect(site.complaints()).toMatch(RegExp(`"payment.unmatched","payment":"${payment}"`));
  });

  test.each([
    ['refund.failed', 'A refund that you made failed', (id: string) => id],
    ['charge.dispute.created', 'A payment is disputed', (id: string) => ({ id })],
  ])('of a %s tells the coach, once', async (type, subject, shape) => {
    const { sessionId } = await payForAnHour();
    await sendWebhook(completed(sessionId));
    const { payment_intent: id } = await site.stripe.checkout.sessions.retrieve(sessionId);
    const event = about(type, { payment_intent: shape(String(id)) });
    const answers = await Promise.all([event, event, event].map((same) => sendWebhook(same)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const mails = (await mailsOnceSent()).filter((mail) => mail.subject === subject);
    expect(mails).toMatchObject([{ to: COACH }]);
    expect(mails[0]?.text).toContain(`payment ${String(id)}, for the call of`);
  });
});

test.each([
  ['the secret', 'Bearer broom', 200],
  ['another secret', 'Bearer brush', 401],
  ['none', '', 401],
])('a sweep with %s answers as it should', async (_, authorization, status) => {
  expect((await sweep(authorization)).status).toBe(status);
});

async function payForAnHour() {
  const { headers } = await site.book();
  const { pathname, search, searchParams } = await pay(headers.location ?? '');
  const sessionId = searchParams.get('session_id') ?? '';
  return { confirmed: site.url + pathname + search, sessionId };
}

/** All mails, newest first, once none is under way and a sweep has found no other. */
async function mailsOnceSent() {
  // Reminders wait for their time.
  const waiting = `sent_at IS NULL AND kind NOT LIKE 'reminder-%'`;
  const unsent = () => site.count(`SELECT count(*) FROM outbox WHERE ${waiting}`);
  await sweep();
  await expect.poll(unsent).toBe(0);
  await sweep();
  return site.mails();
}

function sweep(authorization = 'Bearer broom') {
  const headers = { authorization, 'content-type': 'application/json' };
  return fetch(`${site.url}/api/sweep`, { method: 'POST', headers });
}

function about(type: string, object: object) {
  return { id: 'evt_1', object: 'event', type, data: { object } };
}

function completed(id: unknown) {
  return about('checkout.session.completed', { id, object: 'checkout.session' });
}

function sendWebhook(event: unknown, how: { secret?: string; age?: number; sent?: string } = {}) {
  return sendText(JSON.stringify(event), how);
}

function sendText(payload: string, { secret = 'whsec_practice', age = 0, sent = payload } = {}) {
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const signing = { payload, secret: secret || 'none', timestamp };
  const signature = Stripe.webhooks.generateTestHeaderString(signing);
  return fetch(`${site.url}/api/stripe/webhook`, {
    method: 'POST',
    body: sent,
    headers: {
      'content-type': 'application/json',
      ...(secret && { 'stripe-signature': signature }),
    },
  });
}
