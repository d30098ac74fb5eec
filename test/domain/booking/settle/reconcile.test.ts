import { expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { reconcile } from '../../../../src/domain/booking/settle/reconcile.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { anew } from '../../../support/anew.ts';
import { holdOf, MONDAY_6PM } from '../../../support/booking.ts';
import { fakeCheckout } from '../../../support/fakes.ts';
import { openWorld, REQUEST } from '../world.ts';

const world = anew(openWorld);

it('finds a payment of which nobody told us', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.now += HOLD_LASTS;
  await reconcile(world.ports());
  expect(await world.stateOf('b1')).toBe('paid');
});

it('finds a payment under way that has arrived, of which nobody told us', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.change('cs_b1_0', { status: 'complete' });
  await fulfill('cs_b1_0', world.ports());
  world.fake.change('cs_b1_0', { paid: true });
  await reconcile(world.ports());
  expect(await world.stateOf('b1')).toBe('paid');
});

it.each(['held', 'processing'])(
  'asks for the unknown session of a %s booking until its hour comes, and blocks nobody meanwhile',
  async (state) => {
    await world.store.hold(holdOf('b0'), 3, world.now);
    await world.store.attach('b0', 'cs_unknown');
    if (state === 'processing') await world.store.process('b0', 'cs_unknown', world.now);
    world.now = MONDAY_6PM - 1;
    await reconcile(world.ports());
    expect(await world.stateOf('b0')).toBe(state);
    world.now += 1;
    await reconcile(world.ports());
    expect(await world.stateOf('b0')).toBe('expired');
  },
);

it('finds the payment of a hold after the key of another account had been put in', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.now += HOLD_LASTS;
  await reconcile({ ...world.ports(), checkout: fakeCheckout().checkout });
  expect(await world.store.taken(world.now)).toEqual([]);
  await reconcile(world.ports());
  expect(await world.stateOf('b1')).toBe('paid');
});

it('keeps asking for a payment under way when its hour is over, and gives it back when it comes', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.change('cs_b1_0', { status: 'complete' });
  await fulfill('cs_b1_0', world.ports());
  world.now = MONDAY_6PM + 7 * 86_400;
  await reconcile(world.ports());
  expect(await world.stateOf('b1')).toBe('processing');
  expect(await world.store.taken(world.now)).toEqual([]);
  world.fake.change('cs_b1_0', { paid: true });
  await reconcile(world.ports());
  await makeRefunds(world.ports());
  expect(await world.stateOf('b1')).toBe('conflict');
  expect(world.fake.refunds).toMatchObject([{ paymentIntent: 'pi_cs_b1_0', amount: 2500 }]);
});

it('frees a hold that nobody paid, and closes its page', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.now += HOLD_LASTS;
  await reconcile(world.ports());
  expect(await world.stateOf('b1')).toBe('expired');
  expect((await world.fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
});
