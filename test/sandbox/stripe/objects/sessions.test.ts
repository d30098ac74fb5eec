import { describe, expect, it } from 'vitest';
import { call, practice, start, submit } from '../practice.ts';

describe('a Checkout Session', () => {
  it('is open, unpaid and on our own pay page when it is created', async () => {
    const { stripe } = practice();
    const session = await stripe.checkout.sessions.create(call());
    expect(session).toMatchObject({
      id: 'cs_test_1',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      url: 'http://127.0.0.1:4242/c/pay/cs_test_1',
      amount_subtotal: 2500,
      amount_total: 2500,
      currency: 'usd',
      livemode: false,
      client_reference_id: 'booking-1',
      metadata: { booking_id: 'booking-1' },
      expires_at: start + 31 * 60,
    });
    const retrieved = await stripe.checkout.sessions.retrieve(session.id);
    expect(retrieved).toMatchObject({ id: session.id, status: 'open' });
  });

  it('lives for 24 hours unless told otherwise', async () => {
    const { stripe } = practice();
    const { expires_at, ...rest } = call();
    const session = await stripe.checkout.sessions.create(rest);
    expect(session.expires_at).toBe(start + 24 * 60 * 60);
    expect(expires_at).toBeDefined();
  });

  it('shows its line items and its PaymentIntent when asked to expand them', async () => {
    const { stripe, local } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call());
    const expand = (name: string) => stripe.checkout.sessions.retrieve(id, { expand: [name] });
    expect((await expand('line_items')).line_items?.data).toMatchObject([
      { description: 'A call', quantity: 1, amount_total: 2500 },
    ]);
    expect((await expand('payment_intent')).payment_intent).toBeNull();
    await submit(local.handle, url);
    const { payment_intent } = await expand('payment_intent');
    expect(payment_intent).toMatchObject({ object: 'payment_intent', amount_received: 2500 });
    await expect(expand('shop')).rejects.toThrow('This property cannot be expanded (shop).');
  });

  it('is missing in the words of Stripe', async () => {
    const { stripe } = practice();
    await expect(stripe.checkout.sessions.retrieve('cs_test_9')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      type: 'StripeInvalidRequestError',
      message: "No such checkout.session: 'cs_test_9'",
      requestId: expect.stringMatching(/^req_/),
    });
  });
});

describe('expiry', () => {
  it('comes by the clock, once, with its event', async () => {
    const { stripe, local, clock, received } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call());
    clock.now = start + 31 * 60 - 1;
    local.tick();
    expect(received).toEqual([]);
    clock.now += 1;
    local.tick();
    local.tick();
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'expired',
      payment_status: 'unpaid',
      url: null,
    });
    expect(received.map(({ type }) => type)).toEqual(['checkout.session.expired']);
    expect((await local.handle(url!)).status).toBe(410);
    expect((await submit(local.handle, url)).status).toBe(410);
  });

  it('can be asked for while the session is open, and only then', async () => {
    const { stripe, local } = practice();
    const open = await stripe.checkout.sessions.create(call());
    expect(await stripe.checkout.sessions.expire(open.id)).toMatchObject({ status: 'expired' });
    const paid = await stripe.checkout.sessions.create(call());
    await submit(local.handle, paid.url);
    for (const [id, status] of [
      [open.id, 'expired'],
      [paid.id, 'complete'],
    ] as const)
      await expect(stripe.checkout.sessions.expire(id)).rejects.toMatchObject({
        statusCode: 400,
        message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${status}.`,
      });
  });
});
