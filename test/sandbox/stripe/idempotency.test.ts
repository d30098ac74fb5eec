import { describe, expect, it } from 'vitest';
import { call, practice, submit } from './practice.ts';

const key = { idempotencyKey: 'booking-1:session:1' };

describe('an idempotency key', () => {
  it('brings back the first answer, as it was then', async () => {
    const { stripe, local } = practice();
    const first = await stripe.checkout.sessions.create(call(), key);
    await submit(local.handle, first.url);
    const again = await stripe.checkout.sessions.create(call(), key);
    expect(again).toMatchObject({ id: first.id, status: 'open' });
    const headers = new Headers(again.lastResponse.headers);
    expect(headers.get('idempotent-replayed')).toBe('true');
    expect(headers.get('original-request')).toBe(first.lastResponse.requestId);
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('is refused with other parameters or for another route', async () => {
    const { stripe } = practice();
    await stripe.checkout.sessions.create(call(), key);
    const other = stripe.checkout.sessions.create(call({ client_reference_id: 'other' }), key);
    await expect(other).rejects.toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
      message: expect.stringContaining('can only be used with the same parameters'),
    });
    await expect(stripe.refunds.create({ payment_intent: 'pi_1' }, key)).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
      message: expect.stringContaining('can only be used for the same endpoint'),
    });
  });

  it('keeps a 500, so that only another key gets through', async () => {
    const { stripe, local } = practice();
    local.faults.next('POST /v1/checkout/sessions', { kind: 'status', status: 500 });
    const failing = () => stripe.checkout.sessions.create(call(), key);
    await expect(failing()).rejects.toMatchObject({ statusCode: 500, type: 'StripeAPIError' });
    await expect(failing()).rejects.toMatchObject({ statusCode: 500 });
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
    const next = await stripe.checkout.sessions.create(call(), { idempotencyKey: 'attempt 2' });
    expect(next).toMatchObject({ status: 'open' });
  });

  it('keeps a refusal of a request that began', async () => {
    const { stripe, clock, local } = practice();
    const session = await stripe.checkout.sessions.create(call());
    await submit(local.handle, session.url);
    await stripe.refunds.create({ payment_intent: 'pi_1' });
    const again = () => stripe.refunds.create({ payment_intent: 'pi_1' }, key);
    await expect(again()).rejects.toMatchObject({ code: 'charge_already_refunded' });
    clock.now += 60;
    await expect(again()).rejects.toMatchObject({
      code: 'charge_already_refunded',
      headers: { 'idempotent-replayed': 'true' },
    });
  });

  it('keeps neither a request that never began nor a 429 or 409', async () => {
    const { stripe, local } = practice();
    const wrong = stripe.checkout.sessions.create(call({ mode: 'rent' }), key);
    await expect(wrong).rejects.toMatchObject({ statusCode: 400, param: 'mode' });
    for (const [status, type] of [
      [429, 'StripeRateLimitError'],
      [409, 'StripeAPIError'],
    ] as const) {
      local.faults.next('POST /v1/checkout/sessions', { kind: 'status', status });
      const refused = stripe.checkout.sessions.create(call(), key);
      await expect(refused).rejects.toMatchObject({ statusCode: status, type });
    }
    expect(await stripe.checkout.sessions.create(call(), key)).toMatchObject({ status: 'open' });
  });

  it('is forgotten after 24 hours', async () => {
    const { stripe, clock } = practice();
    const params = call({ expires_at: clock.now + 24 * 60 * 60 });
    const first = await stripe.checkout.sessions.create(params, key);
    clock.now += 24 * 60 * 60 - 1;
    expect((await stripe.checkout.sessions.create(params, key)).id).toBe(first.id);
    clock.now += 1;
    await expect(stripe.checkout.sessions.create(params, key)).rejects.toMatchObject({
      param: 'expires_at',
    });
  });
});
