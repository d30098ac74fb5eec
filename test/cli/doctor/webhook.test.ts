import { describe, expect, it } from 'vitest';
import Stripe from 'stripe';
import { lookAtWebhook } from '../../../src/cli/doctor/webhook.ts';

const SITE = new URL('https://desk.example');
const NOW = 1_790_000_000;
const SECRET = 'whsec_the_real_one';

/** A site whose webhook verifies as the real one does. */
const site: typeof fetch = async (_, init) => {
  const signature = new Headers(init?.headers).get('stripe-signature') ?? '';
  try {
    Stripe.webhooks.constructEvent(
      String(init?.body),
      signature,
      SECRET,
      300,
      undefined,
      NOW * 1000,
    );
    return new Response('ok');
  } catch {
    return new Response('', { status: 400 });
  }
};
const said = async (fetch: typeof globalThis.fetch, secret = SECRET) =>
  (await lookAtWebhook(SITE, [secret], { fetch, now: () => NOW })).map(
    ({ ok, says }) => `${ok ? '✓' : '✗'} ${says}`,
  );

describe('the doctor on the webhook', () => {
  it('finds it well when it knows the secret', async () => {
    expect(await said(site)).toEqual([
      '✓ The webhook at https://desk.example/api/stripe/webhook is there and knows the secret',
    ]);
  });

  it.each([
    ['whsec_another', '✗ The running site has another STRIPE_WEBHOOK_SECRET than is set here'],
    ['sk_test_1', '✗ STRIPE_WEBHOOK_SECRET is no webhook secret'],
  ])('names the secret %s', async (secret, expected) => {
    expect(await said(site, secret)).toContain(expected);
  });

  const elsewhere = { location: 'https://www.desk.example/' };
  it.each<[what: string, answer: ResponseInit, says: string]>([
    [
      'a redirect',
      { status: 301, headers: elsewhere },
      '✗ The webhook redirects to https://www.desk.example/, and Stripe follows no redirect',
    ],
    [
      'no such route',
      { status: 404 },
      '✗ There is no webhook at https://desk.example/api/stripe/webhook',
    ],
    [
      'a shield in front',
      { status: 403 },
      '✗ The webhook answers with 403, not with 400, to a post without a signature',
    ],
  ])('names %s', async (_, answer, expected) => {
    expect(await said(async () => new Response(null, answer))).toContain(expected);
  });

  it('names a site that is not running', async () => {
    const down = () => Promise.reject(new TypeError('fetch failed'));
    expect(await said(down)).toContain('✗ The site does not answer at https://desk.example');
  });
});
