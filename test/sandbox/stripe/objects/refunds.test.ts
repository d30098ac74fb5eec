import { describe, expect, it } from 'vitest';
import { call, practice, submit } from '../practice.ts';

describe('a refund', () => {
  async function paid() {
    const all = practice();
    const { url } = await all.stripe.checkout.sessions.create(call());
    await submit(all.local.handle, url);
    all.received.length = 0;
    return all;
  }

  it('gives everything back once', async () => {
    const { stripe, received } = await paid();
    const refund = await stripe.refunds.create({
      payment_intent: 'pi_1',
      metadata: { why: 'late' },
    });
    expect(refund).toMatchObject({ amount: 2500, status: 'succeeded', metadata: { why: 'late' } });
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ payment_intent: 'pi_1' });
    expect(received.map(({ type }) => type)).toEqual(['refund.created']);
    await expect(stripe.refunds.create({ payment_intent: 'pi_1' })).rejects.toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
    });
  });

  it('can be partial, up to what is left', async () => {
    const { stripe } = await paid();
    await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1000 });
    await expect(stripe.refunds.create({ payment_intent: 'pi_1', amount: 1501 })).rejects.toThrow(
      'Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)',
    );
    expect(await stripe.refunds.create({ payment_intent: 'pi_1' })).toMatchObject({ amount: 1500 });
    const { data } = await stripe.refunds.list({ payment_intent: 'pi_1' });
    expect(data.map(({ amount }) => amount)).toEqual([1500, 1000]);
  });

  it('that fails says so by its events and can be made again', async () => {
    const { stripe, local, received } = await paid();
    local.faults.refunds = 'fail';
    const refund = await stripe.refunds.create({ payment_intent: 'pi_1' });
    expect(refund.status).toBe('succeeded');
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed' });
    expect(received.map(({ type }) => type)).toEqual([
      'refund.created',
      'refund.updated',
      'refund.failed',
    ]);
    local.faults.refunds = 'succeed';
    expect(await stripe.refunds.create({ payment_intent: 'pi_1' })).toMatchObject({ amount: 2500 });
  });

  it('can wait for its bank', async () => {
    const { stripe, local } = await paid();
    local.faults.refunds = 'pending';
    const refund = await stripe.refunds.create({ payment_intent: 'pi_1' });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    expect(local.settleRefund(refund.id, 'succeeded')).toBe(true);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
  });

  it.each([
    [{}, 'parameter_missing'],
    [{ payment_intent: 'pi_9' }, 'resource_missing'],
    [{ charge: 'ch_9' }, 'resource_missing'],
    [{ payment_intent: 'pi_1', amount: 0 }, 'parameter_invalid_integer'],
    [{ payment_intent: 'pi_1', sum: 1 }, 'parameter_unknown'],
  ])('is refused for %o', async (params, code) => {
    const { stripe } = await paid();
    await expect(stripe.refunds.create(params)).rejects.toMatchObject({ code });
  });
});
