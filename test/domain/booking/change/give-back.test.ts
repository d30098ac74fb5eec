import { describe, expect, it } from 'vitest';
import { manage } from '../../../../src/domain/booking/change/manage.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { anew } from '../../../support/anew.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { bookCall, CANCEL, DAY, NEXT } from '../booked-call.ts';

const GIFT = { action: 'give-back', key: '1'.repeat(32), sum: '10', words: 'The line was bad.' };
const gift = (change: Partial<typeof GIFT> = {}) => ({ ...GIFT, ...change }) as never;
const OTHER = { key: '2'.repeat(32) };

const world = anew(bookCall);

const amounts = async () => {
  await makeRefunds(world.ports());
  return world.fake.refunds.map(({ amount }) => amount);
};

it.each([
  ['ahead', NOW],
  ['that has begun', MONDAY_6PM + 60],
  ['long past', MONDAY_6PM + 80 * DAY],
])('gives a part of the money of a call %s back, and keeps the call', async (_, at) => {
  world.now = at;
  expect(await world.manage('coach', gift())).toEqual({ ok: true });
  expect(await world.call()).toMatchObject({ state: 'paid', byHand: 1000, refunded: null });
  expect(await amounts()).toEqual([1000]);
});

it('gives more back of a call that was canceled too late for all of it', async () => {
  world.now = MONDAY_6PM - 60;
  await world.manage('reader', CANCEL);
  expect(await world.manage('coach', gift({ sum: '25.00' }))).toEqual({ ok: true });
  expect(await world.call()).toMatchObject({ state: 'canceled', byHand: 2500, refunded: null });
  expect(await amounts()).toEqual([2500]);
});

it('takes a form that is sent twice for one, at once and later', async () => {
  const twice = await Promise.all([world.manage('coach', gift()), world.manage('coach', gift())]);
  expect([...twice, await world.manage('coach', gift())]).toEqual(Array(3).fill({ ok: true }));
  expect(await amounts()).toEqual([1000]);
  expect(await world.manage('coach', gift())).toEqual({ ok: true });
  expect(await amounts()).toEqual([1000]);
});

it('takes the same form with another sum, or of another call, for none', async () => {
  await world.manage('coach', gift());
  const changed = { ok: false, reason: 'changed' };
  expect(await world.manage('coach', gift({ sum: '11' }))).toEqual(changed);
  await world.book('b', NEXT);
  expect(await manage('b', 'coach', gift(), world.ports())).toEqual(changed);
  expect(await amounts()).toEqual([1000]);
});

it('gives no more than was paid, whatever two forms ask for at once', async () => {
  const both = await Promise.all([
    world.manage('coach', gift({ sum: '20' })),
    world.manage('coach', gift({ ...OTHER, sum: '10' })),
  ]);
  expect(both).toMatchObject([{ ok: true }, { ok: false }]);
  expect(await world.manage('coach', gift({ ...OTHER, sum: '5' }))).toEqual({ ok: true });
  expect(await amounts()).toEqual([2000, 500]);
});

it('counts what went back in Stripe’s dashboard', async () => {
  world.fake.byHand.value = 2000;
  const much = await world.manage('coach', gift());
  expect(much).toEqual({ ok: false, reason: 'not-left' });
  expect(await world.manage('coach', gift({ sum: '5' }))).toEqual({ ok: true });
});

it('is noted while Stripe can’t be asked', async () => {
  world.fake.byHand.value = undefined;
  expect(await world.manage('coach', gift({ sum: '25' }))).toEqual({ ok: true });
  const more = await world.manage('coach', gift({ ...OTHER, sum: '0.01' }));
  expect(more).toEqual({ ok: false, reason: 'not-left' });
});

it.each([
  ['usd', '12.345'],
  ['usd', '0'],
  ['usd', '0.00'],
  ['usd', ''],
  ['jpy', '12.5'],
])('takes in %s %j for no sum', async (currency, sum) => {
  await world.sql.batch([{ sql: 'UPDATE booking SET currency = :currency', args: { currency } }]);
  expect(await world.manage('coach', gift({ sum }))).toEqual({ ok: false, reason: 'no-sum' });
});

it('counts in the units of the currency that was sold', async () => {
  await world.sql.batch([{ sql: `UPDATE booking SET currency = 'jpy'` }]);
  expect(await world.manage('coach', gift({ sum: '900' }))).toEqual({ ok: true });
  expect(await amounts()).toEqual([900]);
});

it('is the coach’s alone', async () => {
  expect(await world.manage('reader', gift())).toEqual({ ok: false, reason: 'not-yours' });
});

it('is nothing for a hold, late money that comes back by itself, a call that cost nothing, or none', async () => {
  await world.store.hold(holdOf('h', NEXT), 3, world.now);
  const ask = (id: string) => manage(id, 'coach', gift({ sum: '1' }), world.ports());
  expect(await ask('h')).toEqual({ ok: false, reason: 'not-left' });
  await world.store.settle('h', { ...paymentOf('cs_h'), asSold: false }, world.now);
  expect(await ask('h')).toEqual({ ok: false, reason: 'not-left' });
  await world.store.hold(holdOf('f', NEXT), 3, world.now);
  await world.store.settle(
    'f',
    { ...paymentOf('cs_f'), paymentIntent: null, amount: 0 },
    world.now,
  );
  expect(await ask('f')).toEqual({ ok: false, reason: 'not-left' });
  expect(await ask('none')).toEqual({ ok: false, reason: 'changed' });
});

it('is nothing once the bank has refused the money: the coach has to ask how it can go back', async () => {
  await world.manage('coach', CANCEL);
  await world.store.refundFailed('pi_cs_a', world.now);
  expect(await world.manage('coach', gift())).toEqual({ ok: false, reason: 'changed' });
});

describe('beside a cancellation', () => {
  it.each([
    ['reader', 1500],
    ['coach', 1500],
  ] as const)('leaves the rest to the policy of the %s', async (by, rest) => {
    await world.manage('coach', gift());
    expect(await world.manage(by, CANCEL)).toEqual({ ok: true });
    expect(await world.call()).toMatchObject({ refunded: rest, byHand: 1000, returned: 0 });
    expect((await amounts()).toSorted()).toEqual([1000, rest]);
  });

  it('counts once what Stripe has made of it already', async () => {
    await world.manage('coach', gift());
    await amounts();
    world.fake.byHand.value = 300;
    await world.manage('reader', CANCEL);
    expect(await world.call()).toMatchObject({ refunded: 1200, byHand: 1000, returned: 300 });
  });

  it('gives back all again of what a bank refused', async () => {
    await world.manage('coach', gift());
    await world.store.refundFailed(GIFT.key, world.now);
    await world.manage('reader', CANCEL);
    expect(await world.call()).toMatchObject({ refunded: 2500, byHand: 0 });
  });

  it('keeps the reader from less than they saw', async () => {
    const both = await Promise.all([
      world.manage('reader', { ...CANCEL, back: 2500 }),
      world.manage('coach', gift()),
    ]);
    const given = (await amounts()).reduce((sum, amount) => sum + amount, 0);
    expect(both[0].ok ? given === 2500 : both[1].ok && given === 1000).toBe(true);
    await world.manage('coach', gift(OTHER));
    expect(await world.manage('reader', { ...CANCEL, back: 2500 })).toMatchObject(
      both[0].ok ? { ok: true } : { ok: false, reason: 'less-back' },
    );
  });
});
