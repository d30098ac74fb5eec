import { beforeEach, expect, it } from 'vitest';
import { HOLD } from '../../../../src/domain/booking/booking.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { holdOf } from '../../../support/booking.ts';
import { type Desk, openDesk, WISH } from '../desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

beforeEach(() => reserve(WISH, undefined, desk.world()));

it('makes one call of a paid session, from webhook and success page at once', async () => {
  desk.fake.pay('cs_b1_0');
  const calls = Array.from({ length: 100 }, () => fulfill('cs_b1_0', desk.world()));
  const states = (await Promise.all(calls)).map((booking) => booking?.state);
  expect(new Set(states)).toEqual(new Set(['paid']));
  expect(await desk.store.taken(desk.now + HOLD)).toHaveLength(1);
});

it('waits while the page is open', async () => {
  expect((await fulfill('cs_b1_0', desk.world()))?.state).toBe('held');
});

it('waits for a payment that takes days, then makes the call', async () => {
  desk.fake.change('cs_b1_0', { status: 'complete' });
  expect((await fulfill('cs_b1_0', desk.world()))?.state).toBe('processing');
  desk.now += 2 * 86_400;
  desk.fake.change('cs_b1_0', { paid: true });
  expect((await fulfill('cs_b1_0', desk.world()))?.state).toBe('paid');
});

it('frees the hour when a payment under way comes to nothing', async () => {
  desk.fake.change('cs_b1_0', { status: 'complete' });
  await fulfill('cs_b1_0', desk.world());
  desk.fake.change('cs_b1_0', { failed: true });
  expect((await fulfill('cs_b1_0', desk.world()))?.state).toBe('expired');
  expect(await desk.store.taken(desk.now)).toEqual([]);
});

it('leaves the hour alone when a session expires that the hold does not know', async () => {
  const unknown = await desk.fake.checkout.open({ ...holdOf('b1'), attempt: 1 });
  if (unknown.ok) await desk.fake.checkout.close(unknown.sessionId);
  expect((await fulfill('cs_b1_1', desk.world()))?.state).toBe('held');
});

it('frees the hour of an expired session', async () => {
  await desk.fake.checkout.close('cs_b1_0');
  expect((await fulfill('cs_b1_0', desk.world()))?.state).toBe('expired');
  expect(await desk.store.taken(desk.now)).toEqual([]);
});

it.each([
  ['a session that does not exist', 'cs_none', {}],
  ['a session of another mode', 'cs_b1_0', { live: true }],
  ['a session of another shop', 'cs_b1_0', { bookingId: 'x' }],
])('leaves %s alone', async (_, sessionId, change) => {
  desk.fake.pay('cs_b1_0');
  desk.fake.change('cs_b1_0', change);
  expect(await fulfill(sessionId, desk.world())).toBeUndefined();
  expect(await desk.stateOf('b1')).toBe('held');
});

it.each([{ subtotal: 100 }, { currency: 'eur' }])(
  'gives money back when %j was paid',
  async (change) => {
    desk.fake.pay('cs_b1_0');
    desk.fake.change('cs_b1_0', change);
    expect((await fulfill('cs_b1_0', desk.world()))?.state).toBe('conflict');
    await makeRefunds(desk.world());
    expect(desk.fake.refunds).toEqual([
      { paymentIntent: 'pi_cs_b1_0', bookingId: 'b1', amount: 2500 },
    ]);
  },
);
