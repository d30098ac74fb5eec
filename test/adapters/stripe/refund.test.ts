import { beforeEach, describe, expect, it } from 'vitest';
import { hurry, practiceCheckout } from './practice-checkout.ts';

const REFUND = 'POST /v1/refunds';
const due = { id: 'pi_1', paymentIntent: 'pi_1', bookingId: 'a', amount: 2500, marked: true };
const metadata = { booking_id: 'a', refund: 'pi_1' };

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
  expect(await checkout.refund({ ...due, amount })).toBe(amount);
  expect(await checkout.refund({ ...due, amount })).toBe(amount);
  expect(await refunds()).toEqual([amount]);
});

it('gives it back once when the first answer was lost', async () => {
  hurry();
  local.faults.next(REFUND, { kind: 'reset', at: 'after' });
  expect(await checkout.refund({ ...due, amount: 1000 })).toBe(1000);
  expect(await refunds()).toEqual([1000]);
});

it('gives a part back once, though Stripe has forgotten the key by the next try', async () => {
  await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1000, metadata });
  expect(await checkout.refund({ ...due, amount: 1000 })).toBe(1000);
  expect(await refunds()).toEqual([1000]);
});

it('gives all of it back at the next try, though Stripe repeats a failure of its own', async () => {
  local.faults.next(REFUND, { kind: 'status', status: 500 });
  await expect(checkout.refund(due)).rejects.toMatchObject({ statusCode: 500 });
  const twice = await Promise.all([checkout.refund(due), checkout.refund(due)]);
  expect(twice).toEqual([2500, 2500]);
  expect(await refunds()).toEqual([2500]);
});

it('gives a part back when the failure is forgotten, since a new key could give it twice', async () => {
  const part = { ...due, amount: 1000 };
  local.faults.next(REFUND, { kind: 'status', status: 500 });
  await expect(checkout.refund(part)).rejects.toMatchObject({ statusCode: 500 });
  await expect(checkout.refund(part)).rejects.toMatchObject({ statusCode: 500 });
  clock.now += 86_400;
  expect(await checkout.refund(part)).toBe(1000);
  expect(await refunds()).toEqual([1000]);
});

it('gives a part back once when Stripe failed after it did so', async () => {
  const part = { ...due, amount: 1000 };
  local.faults.next(REFUND, { kind: 'status', status: 500, at: 'after' });
  await expect(checkout.refund(part)).rejects.toMatchObject({ statusCode: 500 });
  expect(await checkout.refund(part)).toBe(1000);
  expect(await refunds()).toEqual([1000]);
});

it('is content when the coach has given it back by hand', async () => {
  await stripe.refunds.create({ payment_intent: 'pi_1' });
  expect(await checkout.refund(due)).toBe(2500);
  expect(await refunds()).toEqual([2500]);
});

it('takes a refund that is under way for given', async () => {
  local.faults.refunds = 'pending';
  expect(await checkout.refund(due)).toBe(2500);
});

it('leaves a refund that fails later to the event that tells of it', async () => {
  local.faults.refunds = 'fail';
  expect(await checkout.refund(due)).toBe(2500);
  expect((await stripe.events.list({ type: 'refund.failed' })).data).toHaveLength(1);
});

it.each([
  ['succeeded', true],
  ['requires_action', true],
  ['failed', false],
  ['canceled', false],
])('says of a refund that is %s: %s', async (status, given) => {
  const answer = { status, amount_received: 2500, data: [] };
  expect(await answering(answer).refund(due)).toBe(given ? 2500 : undefined);
});

it('says that it can not be done when the payment is one of another account', async () => {
  expect(await checkout.refund({ ...due, paymentIntent: 'pi_other' })).toBeUndefined();
  expect(await refunds()).toEqual([]);
});

describe('beside money that was given back by hand', () => {
  it.each([
    ['what is left', 2500, 500, 2000],
    ['a part of the same sum as well', 1000, 1000, 1000],
    ['what is left of a part', 1500, 2000, 500],
  ])('gives %s', async (_, amount, byHand, given) => {
    await stripe.refunds.create({ payment_intent: 'pi_1', amount: byHand });
    expect(await checkout.refund({ ...due, amount })).toBe(given);
    expect(await checkout.refund({ ...due, amount })).toBe(given);
    expect(await refunds()).toEqual([given, byHand]);
    expect(await checkout.givenBack('pi_1')).toEqual([
      { amount: given, refund: 'pi_1' },
      { amount: byHand, refund: null },
    ]);
  });

  it('is not taken for another booking’s, nor for one of another payment', async () => {
    for (const other of [
      { ...metadata, booking_id: 'b' },
      { ...metadata, refund: 'pi_2' },
    ])
      await stripe.refunds.create({ payment_intent: 'pi_1', amount: 500, metadata: other });
    expect(await checkout.refund({ ...due, amount: 500 })).toBe(500);
    expect(await refunds()).toEqual([500, 500, 500]);
  });

  it('is not taken for what this site gives beside it', async () => {
    const gift = { ...due, id: 'gift', amount: 1000 };
    expect(await checkout.refund(gift)).toBe(1000);
    expect(await checkout.refund({ ...due, amount: 1000 })).toBe(1000);
    expect(await checkout.refund(gift)).toBe(1000);
    expect(await checkout.refund({ ...due, id: 'more', amount: 1000 })).toBe(500);
    expect(await refunds()).toEqual([500, 1000, 1000]);
  });

  it('is not made up for by what this site gives beside it', async () => {
    await checkout.refund({ ...due, amount: 1000 });
    local.settleRefund((await stripe.refunds.list()).data[0]!.id, 'failed');
    await checkout.refund({ ...due, id: 'gift', amount: 1000 });
    expect(await checkout.refundState({ ...due, amount: 1000 })).toBe('failed');
    const former = { ...due, id: 'former', amount: 1000, marked: false };
    expect(await checkout.refundState(former)).toBe('unknown');
  });

  it('knows refunds of before, which carry no mark, by their sum', async () => {
    const former = { ...due, amount: 1000, marked: false };
    await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1000 });
    expect(await checkout.refundState(former)).toBe('given');
    expect(await checkout.refund(former)).toBe(1000);
    expect(await refunds()).toEqual([1000]);
  });

  it('counts none that failed', async () => {
    local.faults.refunds = 'fail';
    await stripe.refunds.create({ payment_intent: 'pi_1', amount: 500 });
    expect(await checkout.givenBack('pi_1')).toEqual([]);
  });
});

it('asks at the next try for what is left, when less was left than Stripe had said', async () => {
  await stripe.refunds.create({ payment_intent: 'pi_1', amount: 1000 });
  const former = answering({ data: [] });
  await expect(former.refund(due)).rejects.toMatchObject({ param: 'amount' });
  expect(await checkout.refund(due)).toBe(1500);
  expect(await refunds()).toEqual([1500, 1000]);
});

it.each([401, 403, 429, 500])(
  'throws when Stripe answers %i: nothing is settled',
  async (status) => {
    local.faults.next(REFUND, { kind: 'status', status });
    await expect(checkout.refund(due)).rejects.toMatchObject({ statusCode: status });
    expect(await refunds()).toEqual([]);
  },
);
