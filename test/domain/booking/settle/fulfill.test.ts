import { beforeEach, expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { anew } from '../../../support/anew.ts';
import { holdOf } from '../../../support/booking.ts';
import { openWorld, REQUEST } from '../world.ts';

const world = anew(openWorld);

beforeEach(() => reserve(REQUEST, undefined, world.ports()));

it('makes one call of a paid session, from webhook and success page at once', async () => {
  world.fake.pay('cs_b1_0');
  const calls = Array.from({ length: 100 }, () => fulfill('cs_b1_0', world.ports()));
  const states = (await Promise.all(calls)).map((booking) => booking?.state);
  expect(new Set(states)).toEqual(new Set(['paid']));
  expect(await world.store.taken(world.now + HOLD_LASTS)).toHaveLength(1);
});

it('waits while the page is open', async () => {
  expect((await fulfill('cs_b1_0', world.ports()))?.state).toBe('held');
});

it('waits for a payment that takes days, then makes the call', async () => {
  world.fake.change('cs_b1_0', { status: 'complete' });
  expect((await fulfill('cs_b1_0', world.ports()))?.state).toBe('processing');
  world.now += 2 * 86_400;
  world.fake.change('cs_b1_0', { paid: true });
  expect((await fulfill('cs_b1_0', world.ports()))?.state).toBe('paid');
});

it('frees the hour when a payment under way comes to nothing', async () => {
  world.fake.change('cs_b1_0', { status: 'complete' });
  await fulfill('cs_b1_0', world.ports());
  world.fake.change('cs_b1_0', { failed: true });
  expect((await fulfill('cs_b1_0', world.ports()))?.state).toBe('expired');
  expect(await world.store.taken(world.now)).toEqual([]);
});

it('leaves the hour alone when a session expires that the hold does not know', async () => {
  const unknown = await world.fake.checkout.open({ ...holdOf('b1'), attempt: 1 });
  if (unknown.ok) await world.fake.checkout.close(unknown.sessionId);
  expect((await fulfill('cs_b1_1', world.ports()))?.state).toBe('held');
});

it('frees the hour of an expired session', async () => {
  await world.fake.checkout.close('cs_b1_0');
  expect((await fulfill('cs_b1_0', world.ports()))?.state).toBe('expired');
  expect(await world.store.taken(world.now)).toEqual([]);
});

it.each([
  ['a session that does not exist', 'cs_none', {}],
  ['a session of another mode', 'cs_b1_0', { live: true }],
  ['a session of another shop', 'cs_b1_0', { bookingId: 'x' }],
])('leaves %s alone', async (_, sessionId, change) => {
  world.fake.pay('cs_b1_0');
  world.fake.change('cs_b1_0', change);
  expect(await fulfill(sessionId, world.ports())).toBeUndefined();
  expect(await world.stateOf('b1')).toBe('held');
});

it.each([{ subtotal: 100 }, { currency: 'eur' }])(
  'gives money back when %j was paid',
  async (change) => {
    world.fake.pay('cs_b1_0');
    world.fake.change('cs_b1_0', change);
    expect((await fulfill('cs_b1_0', world.ports()))?.state).toBe('conflict');
    await makeRefunds(world.ports());
    expect(world.fake.refunds).toEqual([
      { id: 'pi_cs_b1_0', paymentIntent: 'pi_cs_b1_0', bookingId: 'b1', amount: 2500 },
    ]);
  },
);
