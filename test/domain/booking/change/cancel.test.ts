import { expect, it } from 'vitest';
import { manage } from '../../../../src/domain/booking/change/manage.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { anew } from '../../../support/anew.ts';
import { holdOf, MONDAY_6PM, paymentOf } from '../../../support/booking.ts';
import { bookCall, CANCEL, DAY, MOVE, NEXT, WEDNESDAY } from '../booked-call.ts';

const world = anew(bookCall);

it.each([
  ['reader', MONDAY_6PM - DAY, 2500],
  ['reader', MONDAY_6PM - DAY + 1, undefined],
  ['coach', MONDAY_6PM - DAY, 2500],
  ['coach', MONDAY_6PM - 1, 2500],
] as const)('a cancellation by the %s at %i gives %s back', async (by, at, amount) => {
  world.now = at;
  expect(await world.manage(by, CANCEL)).toEqual({ ok: true });
  expect(await world.call()).toMatchObject({ state: 'canceled', canceledBy: by, sequence: 1 });
  await makeRefunds(world.ports());
  await makeRefunds(world.ports());
  expect(world.fake.refunds.map((refund) => refund.amount)).toEqual(amount ? [amount] : []);
});

it.each(['reader', 'coach'] as const)(
  'a cancellation by the %s gives back no more than was charged',
  async (by) => {
    await world.store.hold(holdOf('b', NEXT), 3, world.now);
    await world.store.settle('b', { ...paymentOf('cs_b'), amount: 1000 }, world.now);
    await manage('b', by, CANCEL, world.ports());
    expect(await world.store.claimRefunds(world.now)).toMatchObject([{ amount: 1000 }]);
  },
);

it.each([
  ['reader', 500, 2000, 500],
  ['coach', 500, 2000, 500],
  ['coach', 2500, undefined, 2500],
  ['reader', undefined, 2500, 0],
] as const)(
  'a cancellation by the %s after %s went back by hand gives %s back',
  async (by, byHand, amount, returned) => {
    world.fake.byHand.value = byHand;
    expect(await world.manage(by, CANCEL)).toEqual({ ok: true });
    expect((await world.call()).returned).toBe(returned);
    expect(await world.store.claimRefunds(world.now)).toMatchObject(amount ? [{ amount }] : []);
  },
);

it('does nothing when money went back by hand since the page was shown', async () => {
  world.fake.byHand.value = 500;
  const shown = await world.manage('coach', { ...CANCEL, back: 2500 });
  expect(shown).toEqual({ ok: false, reason: 'less-back' });
});

it('says the same to the same form twice, and gives back once', async () => {
  const twice = await Promise.all([world.manage('reader', CANCEL), world.manage('reader', CANCEL)]);
  expect(twice).toEqual([{ ok: true }, { ok: true }]);
  world.now = MONDAY_6PM;
  expect(await world.manage('reader', CANCEL)).toEqual({ ok: true });
  expect(await world.store.claimRefunds(world.now)).toHaveLength(1);
});

it('says the same to a twin that sees the money of the first one gone', async () => {
  const asked = { ...CANCEL, back: 2500 };
  const ports = world.ports();
  const first = Promise.withResolvers<unknown>();
  const refundsOf = async (payment: string) => {
    await first.promise;
    return world.store.refundsOf(payment);
  };
  const twin = manage('a', 'reader', asked, { ...ports, store: { ...ports.store, refundsOf } });
  first.resolve(await world.manage('reader', asked));
  expect(await Promise.all([first.promise, twin])).toEqual([{ ok: true }, { ok: true }]);
});

it('does nothing when less would come back than the reader saw', async () => {
  world.now = MONDAY_6PM - DAY + 1;
  const late = await world.manage('reader', { ...CANCEL, back: 2500 });
  expect(late).toEqual({ ok: false, reason: 'less-back' });
  expect(await world.call()).toMatchObject({ state: 'paid', sequence: 0 });
});

it.each([
  ['begun', MONDAY_6PM],
  ['past', MONDAY_6PM + 90 * DAY],
])('does nothing to a call that is %s', async (_, at) => {
  world.now = at;
  for (const by of ['reader', 'coach'] as const)
    expect(await world.manage(by, CANCEL)).toEqual({ ok: false, reason: 'begun' });
  expect((await world.call()).state).toBe('paid');
});

it('tells one of the two that the other was faster', async () => {
  const both = await Promise.all([world.manage('reader', CANCEL), world.manage('coach', CANCEL)]);
  expect(both).toEqual([{ ok: true }, { ok: false, reason: 'changed' }]);
  expect((await world.call()).canceledBy).toBe('reader');
});

it('does nothing to what is not paid, or not there', async () => {
  await world.store.hold(holdOf('h', NEXT), 3, world.now);
  const changed = { ok: false, reason: 'changed' };
  expect(await manage('h', 'reader', CANCEL, world.ports())).toEqual(changed);
  expect(await manage('none', 'reader', CANCEL, world.ports())).toEqual(changed);
});

it('a cancellation of a call that the coach moved gives all of it back, however late', async () => {
  await world.manage('coach', MOVE);
  world.now = WEDNESDAY - 1;
  await world.manage('reader', { ...CANCEL, sequence: 1, back: 2500 });
  expect(await world.store.claimRefunds(world.now)).toMatchObject([{ amount: 2500 }]);
});

it('a cancellation of a call that the reader moved counts from the hour first sold', async () => {
  await world.manage('reader', MOVE);
  world.now = MONDAY_6PM - DAY + 1;
  await world.manage('reader', { ...CANCEL, sequence: 1 });
  expect((await world.call()).state).toBe('canceled');
  expect(await world.store.claimRefunds(world.now)).toEqual([]);
});
