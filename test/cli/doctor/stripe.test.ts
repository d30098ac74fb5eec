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
const said = async (
  key: typeof account,
  world: Parameters<typeof lookAtStripe>[2],
  takesCodes = false,
) =>
  (await lookAtStripe(key, takesCodes, world)).map(({ ok, says }) => `${ok ? '✓' : '✗'} ${says}`);

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
      '✗ Stripe does not answer at https://api.stripe.com',
    ],
  ])('does not blame the key when Stripe %s', async (_, world, words) => {
    const faults = (await said(account, world)).filter((line) => line.startsWith('✗'));
    expect(faults.join()).toContain(words);
    expect(faults.join()).not.toContain('lacks');
  });

  it('asks for the right to read codes where an offer takes them, and names those that are live', async () => {
    const code = { code: 'FRIEND', times_redeemed: 3, max_redemptions: null, expires_at: null };
    const last = { ...code, code: 'SORRY', max_redemptions: 5, expires_at: start };
    const listing = (...data: unknown[]) =>
      answering((path) =>
        path.endsWith('promotion_codes')
          ? Response.json({ data, has_more: data.length > 1 }, { headers: DATE })
          : new Response('{}', { status: 400, headers: DATE }),
      );
    const day = new Date(start * 1000).toISOString().slice(0, 10);
    expect(await said(account, listing(code, last), true)).toEqual(
      expect.arrayContaining([
        '✓ The key has the right “Promotion Codes: read”',
        `✓ Codes that readers can use: FRIEND (used 3), SORRY (used 3 of 5, until ${day}), and more`,
      ]),
    );
    expect((await said(account, listing(), true)).join()).toContain('none is live at Stripe');
    expect((await said(account, listing(code))).join()).not.toContain('odes');
    const lacking = await said(account, refusing(403), true);
    expect(lacking).toContain('✗ The key lacks the right “Promotion Codes: read”');
  });

  it('asks nothing that a Stripe would carry out', async () => {
    const { local } = practice();
    const asked: number[] = [];
    const fetch: typeof globalThis.fetch = async (address, init) => {
      const answer = await local.handle(String(address), init ?? {});
      asked.push(answer.status);
      return answer;
    };
    await lookAtStripe(account, true, { fetch, now: () => start });
    expect(asked.toSorted()).toEqual([200, 400, 404, 404]);
  });
});
