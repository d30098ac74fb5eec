import { beforeEach, describe, expect, it } from 'vitest';
import { hurry, practiceCheckout } from './practice-checkout.ts';

const REFUND = 'POST /v1/refunds';
const due = { paymentIntent: 'pi_1', bookingId: 'a', amount: 2500 };

let { local, stripe, clock, checkout, pay, answering } = practiceCheckout();
beforeEach(async () => {
  ({ local, stripe, clock, checkout, pay, answering } = practiceCheckout());
  await pay();
});

const refunds = async () => (await stripe.refunds.list()).data.map(({ amount }) => amount);

it.each([
  ['all of a payment', 2500],
  ['a part of it', 1000],
])('gives %s back once, however often it is asked', async (_, amount) => {
  expect(await checkout.refund({ ...due, amount })).toBe(true);
  expect(await checkout.refund({ ...due, amount })).toBe(true);
  expect(await refunds()).toEqual([amount]);
});

it('gives it back once when the first answer was lost', async () => {
  hurry();
  local.faults.next(REFUND, { kind: 'reset', at: 'after' });
  expect(await checkout.refund({ ...due, amount: 1000 })).toBe(true);
  expect(await refunds()).toEqual([1000]);
});

it('gives a part back once, though Stripe has forgotten the key by the next try', async () => {
  await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1000 });
  expect(await checkout.refund({ ...due, amount: 1000 })).toBe(true);
  expect(await refunds()).toEqual([1000]);
});

it('gives all of it back at the next try, though Stripe repeats a failure of its own', async () => {
  local.faults.next(REFUND, { kind: 'status', status: 500 });
  await expect(checkout.refund(due)).rejects.toMatchObject({ statusCode: 500 });
  const twice = await Promise.all([checkout.refund(due), checkout.refund(due)]);
  expect(twice).toEqual([true, true]);
  expect(await refunds()).toEqual([2500]);
});

it('gives a part back when the failure is forgotten, since a new key could give it twice', async () => {
  const part = { ...due, amount: 1000 };
  local.faults.next(REFUND, { kind: 'status', status: 500 });
  await expect(checkout.refund(part)).rejects.toMatchObject({ statusCode: 500 });
  await expect(checkout.refund(part)).rejects.toMatchObject({ statusCode: 500 });
  clock.now += 86_400;
  expect(await checkout.refund(part)).toBe(true);
  expect(await refunds()).toEqual([1000]);
});

it('gives a part back once when Stripe failed after it did so', async () => {
  const part = { ...due, amount: 1000 };
  local.faults.next(REFUND, { kind: 'status', status: 500, at: 'after' });
  await expect(checkout.refund(part)).rejects.toMatchObject({ statusCode: 500 });
  expect(await checkout.refund(part)).toBe(true);
  expect(await refunds()).toEqual([1000]);
});

it('is content when the coach has given it back by hand', async () => {
  await stripe.refunds.create({ payment_intent: 'pi_1' });
  expect(await checkout.refund(due)).toBe(true);
  expect(await refunds()).toEqual([2500]);
});

it('takes a refund that is under way for given', async () => {
  local.faults.refunds = 'pending';
  expect(await checkout.refund(due)).toBe(true);
});

it('leaves a refund that fails later to the event that tells of it', async () => {
  local.faults.refunds = 'fail';
  expect(await checkout.refund(due)).toBe(true);
  expect((await stripe.events.list({ type: 'refund.failed' })).data).toHaveLength(1);
});

it.each([
  ['succeeded', true],
  ['requires_action', true],
  ['failed', false],
  ['canceled', false],
])('says of a refund that is %s: %s', async (status, given) => {
  expect(await answering({ status }).refund(due)).toBe(given);
});

it.each([
  ['the coach has given a part back by hand', due, 500],
  ['the payment is one of another account', { ...due, paymentIntent: 'pi_other' }, 0],
])('says that it can not be done when %s', async (_, refund, byHand) => {
  if (byHand > 0) await stripe.refunds.create({ payment_intent: 'pi_1', amount: byHand });
  expect(await checkout.refund(refund)).toBe(false);
  expect(await refunds()).toEqual(byHand > 0 ? [byHand] : []);
});

it.each([401, 403, 429, 500])(
  'throws when Stripe answers %i: nothing is settled',
  async (status) => {
    local.faults.next(REFUND, { kind: 'status', status });
    await expect(checkout.refund(due)).rejects.toMatchObject({ statusCode: status });
    expect(await refunds()).toEqual([]);
  },
);

describe('what became of a refund', () => {
  const state = (amount = 2500) => checkout.refundState({ paymentIntent: 'pi_1', amount });
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
    expect(await checkout.refund({ ...due, amount: 1000 })).toBe(false);
  });

  it('is its own, whatever was given by hand beside it', async () => {
    const { id } = await stripe.refunds.create({ payment_intent: 'pi_1', amount: 500 });
    await checkout.refund({ ...due, amount: 1000 });
    end(id);
    expect(await state(1000)).toBe('given');
  });
});
