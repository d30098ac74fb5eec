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
    [
      'another secret',
      site,
      'whsec_another',
      '✗ The running site has another STRIPE_WEBHOOK_SECRET than is set here',
    ],
    [
      'a secret of another shape',
      site,
      'sk_test_1',
      '✗ STRIPE_WEBHOOK_SECRET is no webhook secret',
    ],
    [
      'a redirect',
      async () =>
        new Response(null, { status: 301, headers: { location: 'https://www.desk.example/' } }),
      SECRET,
      '✗ The webhook redirects to https://www.desk.example/, and Stripe follows no redirect',
    ],
    [
      'no such route',
      async () => new Response(null, { status: 404 }),
      SECRET,
      '✗ There is no webhook at https://desk.example/api/stripe/webhook',
    ],
    [
      'a shield in front',
      async () => new Response(null, { status: 403 }),
      SECRET,
      '✗ The webhook answers with 403, not with 400, to a post without a signature',
    ],
    [
      'a site that is not running',
      async () => {
        throw new TypeError('fetch failed');
      },
      SECRET,
      '✗ The site does not answer at https://desk.example',
    ],
  ] as const)('names %s', async (_, fetch, secret, expected) => {
    expect(await said(fetch, secret)).toContain(expected);
  });
});
