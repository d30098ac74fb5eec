import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterEach, expect, it, vi } from 'vitest';
import { startLocalStripe } from '../../../src/sandbox/stripe/server.ts';
import { ask } from '../../server/ask.ts';
import { call, submit, webhookSecret } from './practice.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A site that takes webhooks; `statuses` are its answers in turn, 200 after the last. */
async function site(statuses: number[] = []) {
  const received: { body: string; signature: string }[] = [];
  const listener: RequestListener = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ body, signature: String(request.headers['stripe-signature']) });
    const status = statuses.shift() ?? 200;
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  };
  const server = createServer(listener);
  const port = await listen(server);
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${port}/api/stripe/webhook`, received };
}

async function started(webhookUrl: string) {
  const local = await startLocalStripe({ port: 0, webhookUrl, webhookSecret, retryPauses: [1, 1] });
  closing.push(local.close);
  const client = (options: Stripe.StripeConfig = {}) =>
    new Stripe('sk_test_practice', {
      host: '127.0.0.1',
      port: new URL(local.origin).port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
      ...options,
    });
  return { ...local, client };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

const soon = () => Math.floor(Date.now() / 1000) + 31 * 60;

it('lets the SDK sell, a form pay, a webhook tell and the SDK refund', async () => {
  const { url, received } = await site();
  const { client, stripe, origin } = await started(url);
  const api = client();
  const session = await api.checkout.sessions.create(call({ expires_at: soon() }));
  expect(session.url).toBe(`${origin}/c/pay/${session.id}`);
  const response = await submit(fetch, session.url);
  expect(response.status).toBe(303);
  await stripe.delivered();
  const events = await Promise.all(
    received.map(({ body, signature }) =>
      api.webhooks.constructEventAsync(body, signature, webhookSecret),
    ),
  );
  const completed = events.find(({ type }) => type === 'checkout.session.completed');
  expect(completed?.data.object).toMatchObject({ id: session.id, payment_status: 'paid' });
  const { payment_intent } = await api.checkout.sessions.retrieve(session.id);
  const refund = await api.refunds.create({ payment_intent: String(payment_intent) });
  expect(refund).toMatchObject({ status: 'succeeded', amount: 2500 });
});

it('listens on the loopback address and rejects on a taken port', async () => {
  const { origin } = await started('http://127.0.0.1:9/');
  expect(new URL(origin).hostname).toBe('127.0.0.1');
  const port = Number(new URL(origin).port);
  const second = startLocalStripe({ port, webhookUrl: 'http://127.0.0.1:9/', webhookSecret });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('sends a webhook again until it is taken, and counts a redirect as a failure', async () => {
  const { url, received } = await site([500, 302]);
  const { client, stripe } = await started(url);
  const session = await client().checkout.sessions.create(call({ expires_at: soon() }));
  await client().checkout.sessions.expire(session.id);
  await stripe.delivered();
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
});

it('marks as undelivered what never arrives', async () => {
  const { url } = await site([500, 500, 500]);
  const { client, stripe } = await started(url);
  const session = await client().checkout.sessions.create(call({ expires_at: soon() }));
  await client().checkout.sessions.expire(session.id);
  await stripe.delivered();
  expect((await client().events.list({ delivery_success: false })).data).toHaveLength(1);
});

it('breaks a connection after the effect, and the SDK’s own retry gets the same session', async () => {
  const { client, stripe } = await started('http://127.0.0.1:9/');
  stripe.faults.next('POST /v1/checkout/sessions', { kind: 'reset', at: 'after' });
  const api = client();
  const session = await api.checkout.sessions.create(call({ expires_at: soon() }));
  expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await api.checkout.sessions.list()).data).toHaveLength(1);
});

it('hangs until the SDK’s timeout', async () => {
  const { client, stripe } = await started('http://127.0.0.1:9/');
  stripe.faults.next('GET /v1/checkout/sessions', { kind: 'hang' });
  const request = client({ timeout: 50 }).checkout.sessions.list();
  await expect(request).rejects.toMatchObject({ type: 'StripeConnectionError' });
});

it.each([
  ['TRACE', '/c/pay/cs_test_secret'],
  ['GET', 'http://elsewhere.example/c/pay/cs_test_secret'],
  ['GET', '@elsewhere.example:x/c/pay/cs_test_secret'],
])('refuses %s %s, and logs no address', async (method, path) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { url } = await site();
  const { origin } = await started(url);
  expect((await ask(origin, { method, path })).status).toBe(400);
  expect(said).not.toHaveBeenCalled();
});
