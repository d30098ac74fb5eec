import { describe, expect, it } from 'vitest';
import { lookAtStripe } from '../../../src/cli/doctor/stripe.ts';
import { practice, start } from '../../sandbox/stripe/practice.ts';

const account = { secretKey: 'rk_test_1', apiBase: undefined };
const DATE = { date: new Date(start * 1000).toUTCString() };
const answering = (answer: (path: string) => Response) => ({
  fetch: async (address: string | URL | Request) => answer(new URL(String(address)).pathname),
  now: () => start,
});
const refusing = (status: number) => answering(() => new Response('{}', { status, headers: DATE }));
const said = async (...looked: Parameters<typeof lookAtStripe>) =>
  (await lookAtStripe(...looked)).map(({ ok, says }) => `${ok ? '✓' : '✗'} ${says}`);

describe('the doctor on Stripe', () => {
  it('finds a key well that may do what the site does', async () => {
    expect(await said(account, refusing(400))).toEqual([
      '✓ Stripe takes the key, which is for tests: no money moves',
      '✓ The key has the right “Checkout Sessions: write”',
      '✓ The key has the right “PaymentIntents: read”',
      '✓ The key has the right “Refunds: write”',
      '✓ This machine’s clock agrees with Stripe’s',
    ]);
  });

  it('says when real money moves', async () => {
    const [key] = await said({ ...account, secretKey: 'rk_live_1' }, refusing(400));
    expect(key).toBe('✓ Stripe takes the key, which is live: real money moves');
  });

  it('names a key that Stripe does not know', async () => {
    expect(await said(account, refusing(401))).toContain('✗ Stripe does not know the key');
  });

  it.each([
    ['/v1/checkout/sessions', 'Checkout Sessions: write'],
    ['/v1/payment_intents/pi_doctor', 'PaymentIntents: read'],
    ['/v1/refunds', 'Refunds: write'],
  ])('names the right that is missing for %s', async (forbidden, right) => {
    const world = answering(
      (path) => new Response('{}', { status: path === forbidden ? 403 : 400, headers: DATE }),
    );
    const faults = (await said(account, world)).filter((line) => line.startsWith('✗'));
    expect(faults).toEqual([`✗ The key lacks the right “${right}”`]);
  });

  it.each([
    [90, '90 seconds ahead of'],
    [-600, '600 seconds behind'],
  ])('names a clock that is %i seconds off', async (skew, words) => {
    const world = { ...refusing(400), now: () => start + skew };
    expect(await said(account, world)).toContain(`✗ This machine’s clock is ${words} Stripe’s`);
  });

  it.each([
    ['is down', refusing(503), '(503)'],
    ['asks for patience', refusing(429), '(429)'],
    [
      'can’t be reached',
      answering(() => {
        throw new TypeError('fetch failed');
      }),
      '✗ Stripe does not answer',
    ],
  ])('does not blame the key when Stripe %s', async (_, world, words) => {
    const faults = (await said(account, world)).filter((line) => line.startsWith('✗'));
    expect(faults.join()).toContain(words);
    expect(faults.join()).not.toContain('lacks');
  });

  it('asks nothing that a Stripe would carry out', async () => {
    const { local } = practice();
    const asked: number[] = [];
    const fetch: typeof globalThis.fetch = async (address, init) => {
      const answer = await local.handle(String(address), init ?? {});
      asked.push(answer.status);
      return answer;
    };
    await lookAtStripe(account, { fetch, now: () => start });
    expect(asked.toSorted()).toEqual([400, 404, 404]);
  });
});
