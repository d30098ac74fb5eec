import { beforeEach, expect, it } from 'vitest';
import { manage } from '../../../../src/domain/booking/change/manage.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { holdOf, MONDAY_6PM, paymentOf } from '../../../support/booking.ts';
import { type BookedCall, bookCall, CANCEL, DAY, MOVE, NEXT, WEDNESDAY } from '../booked-call.ts';

let desk: BookedCall;
beforeEach(async () => {
  desk = await bookCall();
});

it.each([
  ['reader', MONDAY_6PM - DAY, 2500],
  ['reader', MONDAY_6PM - DAY + 1, undefined],
  ['coach', MONDAY_6PM - DAY, 2500],
  ['coach', MONDAY_6PM - 1, 2500],
] as const)('a cancellation by the %s at %i gives %s back', async (by, at, amount) => {
  desk.now = at;
  expect(await desk.wish(by, CANCEL)).toEqual({ ok: true });
  expect(await desk.call()).toMatchObject({ state: 'cancelled', cancelledBy: by, sequence: 1 });
  await makeRefunds(desk.world());
  await makeRefunds(desk.world());
  expect(desk.fake.refunds.map((refund) => refund.amount)).toEqual(amount ? [amount] : []);
});

it.each(['reader', 'coach'] as const)(
  'a cancellation by the %s gives back no more than was charged',
  async (by) => {
    await desk.store.hold(holdOf('b', NEXT), 3, desk.now);
    await desk.store.settle('b', { ...paymentOf('cs_b'), amount: 1000 }, desk.now);
    await manage('b', by, CANCEL, desk.world());
    expect(await desk.store.claimRefunds(desk.now)).toMatchObject([{ amount: 1000 }]);
  },
);

it('says the same to the same form twice, and gives back once', async () => {
  const twice = await Promise.all([desk.wish('reader', CANCEL), desk.wish('reader', CANCEL)]);
  expect(twice).toEqual([{ ok: true }, { ok: true }]);
  desk.now = MONDAY_6PM;
  expect(await desk.wish('reader', CANCEL)).toEqual({ ok: true });
  expect(await desk.store.claimRefunds(desk.now)).toHaveLength(1);
});

it('does nothing when less would come back than the reader saw', async () => {
  desk.now = MONDAY_6PM - DAY + 1;
  const late = await desk.wish('reader', { ...CANCEL, back: 2500 });
  expect(late).toEqual({ ok: false, reason: 'less-back' });
  expect(await desk.call()).toMatchObject({ state: 'paid', sequence: 0 });
});

it.each([
  ['begun', MONDAY_6PM],
  ['past', MONDAY_6PM + 90 * DAY],
])('does nothing to a call that is %s', async (_, at) => {
  desk.now = at;
  for (const by of ['reader', 'coach'] as const)
    expect(await desk.wish(by, CANCEL)).toEqual({ ok: false, reason: 'begun' });
  expect((await desk.call()).state).toBe('paid');
});

it('tells one of the two that the other was faster', async () => {
  const both = await Promise.all([desk.wish('reader', CANCEL), desk.wish('coach', CANCEL)]);
  expect(both).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
  expect((await desk.call()).cancelledBy).toBe('reader');
});

it('does nothing to what is not paid, or not there', async () => {
  await desk.store.hold(holdOf('h', NEXT), 3, desk.now);
  const changed = { ok: false, reason: 'changed' };
  expect(await manage('h', 'reader', CANCEL, desk.world())).toEqual(changed);
  expect(await manage('none', 'reader', CANCEL, desk.world())).toEqual(changed);
});

it('a cancellation of a call that the coach moved gives all of it back, however late', async () => {
  await desk.wish('coach', MOVE);
  desk.now = WEDNESDAY - 1;
  await desk.wish('reader', { ...CANCEL, sequence: 1, back: 2500 });
  expect(await desk.store.claimRefunds(desk.now)).toMatchObject([{ amount: 2500 }]);
});

it('a cancellation of a call that the reader moved counts from the hour first sold', async () => {
  await desk.wish('reader', MOVE);
  desk.now = MONDAY_6PM - DAY + 1;
  await desk.wish('reader', { ...CANCEL, sequence: 1 });
  expect((await desk.call()).state).toBe('cancelled');
  expect(await desk.store.claimRefunds(desk.now)).toEqual([]);
});
