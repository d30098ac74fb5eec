import { beforeEach, expect, it } from 'vitest';
import { HOLD } from '../../../../src/domain/booking/booking.ts';
import { reconcile } from '../../../../src/domain/booking/settle/reconcile.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { holdOf } from '../../../support/booking.ts';
import { type Desk, openDesk, WISH } from '../desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

it('gives the same page to the reader who comes back to the same hour', async () => {
  await reserve(WISH, undefined, desk.world());
  const again = await reserve(WISH, 'b1', desk.world());
  expect(again).toEqual({ ok: true, url: 'https://checkout.example/cs_b1_0', bookingId: 'b1' });
});

it('leads the reader who has paid back to the call', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  const again = await reserve(WISH, 'b1', desk.world());
  expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
});

it('holds anew when the page of a lapsed hold is sent again', async () => {
  const visit = 'f'.repeat(32);
  await reserve({ ...WISH, visit }, undefined, desk.world());
  desk.now += HOLD;
  await reconcile(desk.world());
  expect(await reserve({ ...WISH, visit }, undefined, desk.world())).toMatchObject({
    bookingId: 'b1',
  });
});

it('opens the page of a hold that a crash left without one', async () => {
  await desk.store.hold(holdOf('b0'), 3, desk.now);
  const reserved = await reserve(WISH, 'b0', desk.world());
  expect(reserved).toMatchObject({ ok: true, bookingId: 'b0' });
});

it('keeps the hour while Stripe can not be asked about it', async () => {
  await reserve(WISH, undefined, desk.world());
  const checkout = { ...desk.fake.checkout, find: () => Promise.reject(new Error('no answer')) };
  const reserved = await reserve(WISH, 'b1', { ...desk.world(), checkout });
  expect(reserved).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
  expect(await desk.stateOf('b1')).toBe('held');
});

it('leads back to a held hour however many payment pages were opened', async () => {
  await reserve(WISH, undefined, desk.world());
  const again = await reserve(WISH, 'b1', { ...desk.world(), admit: async () => false });
  expect(again).toMatchObject({ ok: true, bookingId: 'b1' });
});

it('leads the reader who has paid to the call, also when the hold has lapsed unnoticed', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.now += HOLD;
  const again = await reserve(WISH, 'b1', desk.world());
  expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
});

it('tells the reader whose payment came too late that it comes back, not that the hour is taken', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.now += HOLD;
  await reserve(WISH, undefined, desk.world());
  const again = await reserve(WISH, 'b1', desk.world());
  expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
  expect(await desk.stateOf('b1')).toBe('conflict');
});
