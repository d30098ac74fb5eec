import { beforeEach, describe, expect, it } from 'vitest';
import { practiceCheckout } from './practice-checkout.ts';

const due = { id: 'pi_1', paymentIntent: 'pi_1', bookingId: 'a', amount: 2500, marked: true };

let { local, stripe, checkout, pay } = practiceCheckout();
beforeEach(async () => {
  ({ local, stripe, checkout, pay } = practiceCheckout());
  await pay();
});

describe('what became of a refund', () => {
  const state = (amount = 2500) => checkout.refundState({ ...due, amount });
  const end = (id: string) => local.settleRefund(id, 'failed');

  it('is not known before it is made', async () => {
    expect(await state()).toBe('unknown');
  });

  it('is that it was given, also while it is under way', async () => {
    local.faults.refunds = 'pending';
    await checkout.refund(due);
    expect(await state()).toBe('given');
  });

  it('is that it failed, until another takes its place', async () => {
    await checkout.refund(due);
    end((await stripe.refunds.list()).data[0]!.id);
    expect(await state()).toBe('failed');
    await stripe.refunds.create({ payment_intent: 'pi_1' });
    expect(await state()).toBe('given');
  });

  it('is said at the next try, though Stripe repeats for the same key that it was given', async () => {
    await checkout.refund({ ...due, amount: 1000 });
    end((await stripe.refunds.list()).data[0]!.id);
    expect(await checkout.refund({ ...due, amount: 1000 })).toBeUndefined();
  });

  it('is its own, whatever was given by hand beside it', async () => {
    const { id } = await stripe.refunds.create({ payment_intent: 'pi_1', amount: 500 });
    await checkout.refund({ ...due, amount: 1000 });
    end(id);
    expect(await state(1000)).toBe('given');
  });

  it('counts nothing twice that was made before refunds bore a mark', async () => {
    const former = { ...due, id: 'former', marked: false };
    const { id } = await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1250 });
    end((await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1250 })).id);
    expect(await checkout.refundState(former)).toBe('failed');
    end(id);
    expect(await checkout.refundState(former)).toBe('failed');
  });
});
