import { describe, expect, it } from 'vitest';
import { call, lineItem, practice, submit, typed, webhookSecret } from '../practice.ts';

describe('paying', () => {
  it('completes the session, keeps what was typed and leads on', async () => {
    const { stripe, local, received } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call());
    const response = await submit(local.handle, url);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      `http://localhost:4321/coaching/confirmed/?session_id=${id}`,
    );
    const session = await stripe.checkout.sessions.retrieve(id);
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      payment_intent: 'pi_1',
      url: null,
      customer_details: { email: 'ann@example.com', name: 'Ann Reader', phone: '+15555550123' },
      collected_information: { individual_name: 'Ann Reader' },
    });
    expect(session.custom_fields[0]?.text?.value).toBe('Interviews');
    expect(await stripe.paymentIntents.retrieve('pi_1')).toMatchObject({
      status: 'succeeded',
      amount_received: 2500,
      metadata: { booking_id: 'booking-1' },
    });
    expect(received.map(({ type }) => type)).toEqual([
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('sends a webhook that the SDK verifies and that holds the session', async () => {
    const { stripe, local, received, clock } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call());
    await submit(local.handle, url);
    const { body, signature } = received.at(-1)!;
    const verify = (payload: string) =>
      stripe.webhooks.constructEventAsync(
        payload,
        signature,
        webhookSecret,
        300,
        undefined,
        clock.now * 1000,
      );
    expect(await verify(body)).toMatchObject({
      object: 'event',
      api_version: '2026-10-28.endive',
      type: 'checkout.session.completed',
      data: { object: { id, payment_status: 'paid' } },
    });
    await expect(verify(body.replace('2500', '2501'))).rejects.toThrow('No signatures found');
  });

  it('happens once however often the form is sent', async () => {
    const { stripe, local, received } = practice();
    const { url } = await stripe.checkout.sessions.create(call());
    const answers = await Promise.all([1, 2, 3].map(() => submit(local.handle, url)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(received.map(({ type }) => type)).toHaveLength(2);
    await expect(stripe.paymentIntents.retrieve('pi_2')).rejects.toThrow('No such payment_intent');
  });

  it('leaves the session open when the card is declined', async () => {
    const { stripe, local, received } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call());
    const response = await submit(local.handle, url, { ...typed, method: '4000000000000002' });
    expect(response.status).toBe(402);
    expect(await response.text()).toContain('Your card was declined');
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'open',
      payment_intent: null,
    });
    expect(received).toEqual([]);
    expect((await submit(local.handle, url)).status).toBe(303);
  });

  it('needs no PaymentIntent when there is nothing to pay', async () => {
    const { stripe, local } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call({ line_items: [lineItem(0)] }));
    const { method, ...rest } = typed;
    expect(method).toBeDefined();
    expect((await submit(local.handle, url, rest)).status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      payment_intent: null,
    });
  });

  it.each([
    ['practice50', { amount_total: 1250, payment_status: 'paid', payment_intent: 'pi_1' }],
    [
      'PRACTICE100',
      { amount_total: 0, payment_status: 'no_payment_required', payment_intent: null },
    ],
  ])('takes the promotion code %s off the total only', async (promotion_code, expected) => {
    const { stripe, local } = practice();
    const { id, url } = await stripe.checkout.sessions.create(
      call({ allow_promotion_codes: true }),
    );
    // Who has nothing to pay is asked for no way to do so.
    const { method, ...details } = typed;
    const asked = expected.amount_total > 0 ? { ...details, method } : details;
    await submit(local.handle, url, { ...asked, promotion_code });
    const session = await stripe.checkout.sessions.retrieve(id);
    expect(session).toMatchObject({ amount_subtotal: 2500, ...expected });
  });
});

describe('a delayed method', () => {
  const { allowed_payment_method_types: _, ...unrestricted } = call();

  it.each([
    ['succeeded', 'paid', 'succeeded'],
    ['failed', 'unpaid', 'requires_payment_method'],
  ] as const)('completes unpaid and later has %s', async (outcome, payment_status, status) => {
    const { stripe, local, received } = practice();
    const { id, url } = await stripe.checkout.sessions.create(unrestricted);
    expect((await submit(local.handle, url, { ...typed, method: 'delayed' })).status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    expect((await stripe.paymentIntents.retrieve('pi_1')).status).toBe('processing');
    await expect(stripe.refunds.create({ payment_intent: 'pi_1' })).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect(local.settle(id, outcome)).toBe(true);
    expect(local.settle(id, outcome)).toBe(false);
    const ended = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(ended).toMatchObject({
      status: 'complete',
      payment_status,
      payment_intent: { id: 'pi_1', status },
    });
    expect(received.at(-1)?.type).toBe(`checkout.session.async_payment_${outcome}`);
  });

  it('can be had with any method by a switch', async () => {
    const { stripe, local } = practice();
    const { id, url } = await stripe.checkout.sessions.create(call());
    local.faults.payments = 'wait';
    await submit(local.handle, url);
    expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('unpaid');
    expect(local.settle(id, 'succeeded')).toBe(true);
  });

  it('can be settled from its page', async () => {
    const { stripe, local } = practice();
    const { id, url } = await stripe.checkout.sessions.create(unrestricted);
    await submit(local.handle, url, { ...typed, method: 'delayed' });
    expect(await (await local.handle(url!)).text()).toContain('This payment is on its way');
    const response = await submit(local.handle, `${url}/settle`, { outcome: 'succeeded' });
    expect(response.headers.get('location')).toBe(url);
    expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
    expect(await (await local.handle(url!)).text()).toContain('This is paid');
  });
});
