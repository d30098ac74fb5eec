import { beforeEach, expect, it } from 'vitest';
import { HOLD } from '../../../../src/domain/booking/booking.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { reconcile } from '../../../../src/domain/booking/settle/reconcile.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { holdOf, MONDAY_6PM } from '../../../support/booking.ts';
import { fakeCheckout } from '../../../support/fakes.ts';
import { type Desk, openDesk, WISH } from '../desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

it('finds a payment of which nobody told us', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.now += HOLD;
  await reconcile(desk.world());
  expect(await desk.stateOf('b1')).toBe('paid');
});

it('finds a payment under way that has arrived, of which nobody told us', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.change('cs_b1_0', { status: 'complete' });
  await fulfill('cs_b1_0', desk.world());
  desk.fake.change('cs_b1_0', { paid: true });
  await reconcile(desk.world());
  expect(await desk.stateOf('b1')).toBe('paid');
});

it.each(['held', 'processing'])(
  'asks for the unknown session of a %s booking until its hour comes, and blocks nobody meanwhile',
  async (state) => {
    await desk.store.hold(holdOf('b0'), 3, desk.now);
    await desk.store.attach('b0', 'cs_unknown');
    if (state === 'processing') await desk.store.process('b0', 'cs_unknown', desk.now);
    desk.now = MONDAY_6PM - 1;
    await reconcile(desk.world());
    expect(await desk.stateOf('b0')).toBe(state);
    desk.now += 1;
    await reconcile(desk.world());
    expect(await desk.stateOf('b0')).toBe('expired');
  },
);

it('finds the payment of a hold after the key of another account had been put in', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.now += HOLD;
  await reconcile({ ...desk.world(), checkout: fakeCheckout().checkout });
  expect(await desk.store.taken(desk.now)).toEqual([]);
  await reconcile(desk.world());
  expect(await desk.stateOf('b1')).toBe('paid');
});

it('keeps asking for a payment under way when its hour is over, and gives it back when it comes', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.change('cs_b1_0', { status: 'complete' });
  await fulfill('cs_b1_0', desk.world());
  desk.now = MONDAY_6PM + 7 * 86_400;
  await reconcile(desk.world());
  expect(await desk.stateOf('b1')).toBe('processing');
  expect(await desk.store.taken(desk.now)).toEqual([]);
  desk.fake.change('cs_b1_0', { paid: true });
  await reconcile(desk.world());
  await makeRefunds(desk.world());
  expect(await desk.stateOf('b1')).toBe('conflict');
  expect(desk.fake.refunds).toMatchObject([{ paymentIntent: 'pi_cs_b1_0', amount: 2500 }]);
});

it('frees a hold that nobody paid, and closes its page', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.now += HOLD;
  await reconcile(desk.world());
  expect(await desk.stateOf('b1')).toBe('expired');
  expect((await desk.fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
});
