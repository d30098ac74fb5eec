import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStripeCheckout } from '../../../src/adapters/stripe/checkout.ts';
import { start, submit } from '../../sandbox/stripe/practice.ts';
import { hold, hurry, practiceCheckout } from './practice-checkout.ts';

const CREATE = 'POST /v1/checkout/sessions';

let { local, stripe, clock, checkout, open, pay, answering } = practiceCheckout();
beforeEach(() => {
  ({ local, stripe, clock, checkout, open, pay, answering } = practiceCheckout());
});
afterEach(() => void vi.useRealTimers());

const countOfSessions = async () => (await stripe.checkout.sessions.list()).data.length;

it.each([true, false])('says whether real money moves: %s', (live) => {
  const siteUrl = new URL('https://desk.example');
  expect(createStripeCheckout(stripe, { siteUrl, live, locale: 'en-US' }).live).toBe(live);
});

describe('open', () => {
  it('asks for what was sold, until ten minutes before the hold ends', async () => {
    const { sessionId, url } = await open();
    const session = await stripe.checkout.sessions.retrieve(sessionId, { expand: ['line_items'] });
    expect(session).toMatchObject({
      mode: 'payment',
      submit_type: 'book',
      amount_total: 2500,
      currency: 'usd',
      client_reference_id: 'a',
      metadata: { booking_id: 'a' },
      phone_number_collection: { enabled: true },
      name_collection: { individual: { enabled: true, optional: false } },
      allowed_payment_method_types: ['card', 'link'],
      adaptive_pricing: { enabled: false },
      allow_promotion_codes: null,
      expires_at: hold.heldUntil - 600,
      success_url: 'https://desk.example/coaching/confirmed/?session_id={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://desk.example/coaching/?offer=hour&zone=Europe%2FBerlin',
      custom_fields: [],
      custom_text: { submit: { message: expect.stringContaining('Cancel 24 hours or more') } },
      line_items: { data: [{ description: 'One hour on the phone', quantity: 1 }] },
    });
    expect(await (await local.handle(url)).text()).toContain(
      'Tuesday, December 1, 2026 at midnight (the night from Monday to Tuesday, Berlin time), which is Monday, November 30, 2026 at 6:00 PM (New York time)',
    );
  });

  it('takes promotion codes where the offer does', async () => {
    const { sessionId } = await open({ ...hold, codes: true });
    const session = await stripe.checkout.sessions.retrieve(sessionId);
    expect(session.allow_promotion_codes).toBe(true);
  });

  it('names the booking on the payment too', async () => {
    await pay();
    const { metadata } = await stripe.paymentIntents.retrieve('pi_1');
    expect(metadata).toEqual({ booking_id: 'a' });
  });

  it('says the time once where reader and coach share a zone', async () => {
    const { url } = await open({ ...hold, zone: hold.coachZone });
    expect(await (await local.handle(url)).text()).not.toContain('which is');
  });

  it('gives the same page to the same hold and attempt, whatever the clock says', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: start * 1000 });
    const first = await open();
    clock.now += 60;
    vi.setSystemTime(clock.now * 1000);
    expect(await open()).toEqual(first);
    expect(await countOfSessions()).toBe(1);
  });

  it('gives another page to another attempt', async () => {
    const first = await open();
    expect((await open({ ...hold, attempt: 1 })).sessionId).not.toBe(first.sessionId);
  });

  it('finds the page that was opened when its answer was lost', async () => {
    hurry();
    local.faults.next(CREATE, { kind: 'reset', at: 'after' });
    const { sessionId } = await open();
    expect(await open()).toMatchObject({ sessionId });
    expect(await countOfSessions()).toBe(1);
  });

  it.each([
    [500, true],
    [503, true],
    [400, false],
    [401, false],
    [403, false],
    [409, false],
    [429, false],
  ])('says of a %i whether Stripe keeps it: %s', async (status, stored) => {
    local.faults.next(CREATE, { kind: 'status', status });
    expect(await checkout.open(hold)).toMatchObject({ ok: false, stored });
    expect(await checkout.open(hold)).toMatchObject({ ok: !stored });
    expect(await checkout.open({ ...hold, attempt: 1 })).toMatchObject({ ok: true });
  });

  it('says when the same form is opening the page at this moment', async () => {
    local.faults.next(CREATE, { kind: 'status', status: 409 });
    expect(await checkout.open(hold)).toMatchObject({ ok: false, twin: true });
    local.faults.next(CREATE, { kind: 'status', status: 500 });
    expect(await checkout.open(hold)).toMatchObject({ ok: false, twin: false });
  });

  it.each(['reset', 'hang'] as const)('keeps its key when no answer comes: %s', async (kind) => {
    hurry();
    local.faults.next(CREATE, { kind });
    if (kind === 'reset') local.faults.next(CREATE, { kind });
    expect(await checkout.open(hold)).toMatchObject({ ok: false, stored: false });
    expect(await checkout.open(hold)).toMatchObject({ ok: true });
  });

  it('fails when the session has no address', async () => {
    const opened = await answering({ url: null }).open(hold);
    expect(opened).toMatchObject({ ok: false, stored: false });
  });
});

describe('close', () => {
  const EXPIRE = 'POST /v1/checkout/sessions/:id/expire';

  it('closes an open page', async () => {
    const { sessionId, url } = await open();
    await checkout.close(sessionId);
    expect(await checkout.find(sessionId)).toMatchObject({ status: 'expired', url: null });
    expect((await submit(local.handle, url)).status).toBe(410);
  });

  it('leaves a page that was paid meanwhile as it is', async () => {
    const id = await pay();
    await checkout.close(id);
    expect(await checkout.find(id)).toMatchObject({ status: 'complete', paid: true });
  });

  it('leaves a closed page and an unknown one as they are', async () => {
    const { sessionId } = await open();
    await checkout.close(sessionId);
    await checkout.close(sessionId);
    await checkout.close('cs_test_unknown');
    expect((await checkout.find(sessionId))?.status).toBe('expired');
  });

  it.each([401, 429, 500])(
    'throws when Stripe answers %i, and the page stays open',
    async (status) => {
      const { sessionId } = await open();
      local.faults.next(EXPIRE, { kind: 'status', status });
      await expect(checkout.close(sessionId)).rejects.toMatchObject({ statusCode: status });
      expect((await checkout.find(sessionId))?.status).toBe('open');
    },
  );
});
