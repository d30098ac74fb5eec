import { describe, expect, it } from 'vitest';
import { call, lineItem, practice, start, submit } from './practice.ts';

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

describe('what a session is refused for', () => {
  const field = { label: { type: 'custom', custom: 'Q' }, type: 'text' } as const;
  const long = (length: number) => 'x'.repeat(length);
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
  const euros = { ...lineItem(900).price_data, currency: 'eur' } as never;

  it.each([
    ['payment_method_types', { payment_method_types: ['card'] }, 'parameter_unknown'],
    ['line_items[0][colour]', { line_items: [{ ...lineItem(1), colour: 1 }] }, 'parameter_unknown'],
    ['success_url', { success_url: undefined }, 'parameter_missing'],
    ['success_url', { success_url: '' }, 'parameter_invalid_empty'],
    ['success_url', { success_url: '/confirmed' }, 'url_invalid'],
    ['success_url', { success_url: `http://localhost/${long(4984)}` }, undefined],
    ['cancel_url', { cancel_url: `http://localhost/${long(4984)}` }, undefined],
    ['mode', { mode: 'rent' }, undefined],
    ['mode=setup', { mode: 'setup' }, undefined],
    ['ui_mode', { ui_mode: 'hosted' }, undefined],
    ['line_items', { line_items: [] }, 'parameter_missing'],
    ['line_items', { line_items: [lineItem(900), { quantity: 1, price_data: euros }] }, undefined],
    ['line_items[0][price]', { line_items: [{ price: 'price_1', quantity: 1 }] }, undefined],
    [undefined, { line_items: [lineItem(49)] }, 'amount_too_small'],
    ['expires_at', { expires_at: start + 30 * 60 - 1 }, undefined],
    ['expires_at', { expires_at: start + 24 * 60 * 60 + 1 }, undefined],
    ['expires_at', { expires_at: 'soon' }, 'parameter_invalid_integer'],
    ['client_reference_id', { client_reference_id: long(201) }, undefined],
    [
      'custom_fields',
      { custom_fields: [1, 2, 3, 4].map((key) => ({ ...field, key: `q${key}` })) },
      undefined,
    ],
    [
      'custom_fields',
      {
        custom_fields: [
          { ...field, key: 'a' },
          { ...field, key: 'a' },
        ],
      },
      undefined,
    ],
    ['custom_fields[0][key]', { custom_fields: [{ ...field, key: 'my-key' }] }, undefined],
    [
      'custom_text[submit][message]',
      { custom_text: { submit: { message: long(1001) } } },
      undefined,
    ],
    ['metadata', { metadata: keys(51) }, undefined],
    ['metadata', { metadata: { [long(41)]: 'v' } }, undefined],
    ['metadata[k]', { metadata: { k: long(501) } }, undefined],
    [
      'payment_intent_data[metadata][k]',
      { payment_intent_data: { metadata: { k: long(501) } } },
      undefined,
    ],
    [
      'phone_number_collection[enabled]',
      { phone_number_collection: { enabled: 'yes' } },
      undefined,
    ],
    ['customer_email', { customer_email: 'ann@example.com' }, undefined],
    ['submit_type=donate', { submit_type: 'donate' }, undefined],
    ['shipping_options', { shipping_options: [{ shipping_rate: 'shr_1' }] }, undefined],
  ])('%s in %o', async (param, overrides, code) => {
    const { stripe } = practice();
    const refused = stripe.checkout.sessions.create(call(overrides as never));
    const expected = { statusCode: 400, type: 'StripeInvalidRequestError', param, code };
    await expect(refused).rejects.toMatchObject(expected);
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
  });

  it.each([
    ['30 minutes', { expires_at: start + 30 * 60 }],
    ['24 hours', { expires_at: start + 24 * 60 * 60 }],
    ['the longest URL', { success_url: `http://localhost/${long(4983)}` }],
    ['the longest reference', { client_reference_id: long(200) }],
    ['the most metadata', { metadata: { ...keys(49), [long(40)]: long(500) } }],
    ['metadata like a list', { metadata: { 0: 'a', 1: 'b' } }],
    ['the longest text', { custom_text: { submit: { message: long(1000) } } }],
    ['a free call', { line_items: [lineItem(0)] }],
  ])('not for %s', async (_, overrides) => {
    const { stripe } = practice();
    const session = await stripe.checkout.sessions.create(call(overrides));
    expect(session).toMatchObject({ status: 'open' });
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

describe('the list of sessions', () => {
  it('is newest first and walked to its end by the SDK', async () => {
    const { stripe, clock } = practice();
    for (let count = 0; count < 7; count++) {
      clock.now += 1;
      await stripe.checkout.sessions.create(call());
    }
    const first = await stripe.checkout.sessions.list({ limit: 3 });
    expect(first.data.map(({ id }) => id)).toEqual(['cs_test_7', 'cs_test_6', 'cs_test_5']);
    expect(first.has_more).toBe(true);
    const all: string[] = [];
    for await (const { id } of stripe.checkout.sessions.list({ limit: 3 })) all.push(id);
    expect(all).toHaveLength(7);
    const before = await stripe.checkout.sessions.list({ limit: 2, ending_before: 'cs_test_4' });
    expect(before.data.map(({ id }) => id)).toEqual(['cs_test_6', 'cs_test_5']);
    const recent = await stripe.checkout.sessions.list({ created: { gte: start + 6 } });
    expect(recent.data.map(({ id }) => id)).toEqual(['cs_test_7', 'cs_test_6']);
  });

  it('is filtered by status, PaymentIntent and e-mail', async () => {
    const { stripe, local } = practice();
    const paid = await stripe.checkout.sessions.create(call());
    const open = await stripe.checkout.sessions.create(call());
    await submit(local.handle, paid.url);
    const ids = async (filter: object) =>
      (await stripe.checkout.sessions.list(filter)).data.map(({ id }) => id);
    expect(await ids({ status: 'open' })).toEqual([open.id]);
    expect(await ids({ status: 'complete' })).toEqual([paid.id]);
    expect(await ids({ payment_intent: 'pi_1' })).toEqual([paid.id]);
    expect(await ids({ customer_details: { email: 'ann@example.com' } })).toEqual([paid.id]);
    await expect(ids({ limit: 101 })).rejects.toMatchObject({ param: 'limit' });
    await expect(ids({ starting_after: 'cs_test_9' })).rejects.toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    });
  });
});
