import { describe, expect, it, vi } from 'vitest';
import type { Checkout } from '../../../../src/domain/booking/checkout.ts';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { reconcile } from '../../../../src/domain/booking/settle/reconcile.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { anew } from '../../../support/anew.ts';
import { openWorld, REQUEST } from '../world.ts';

const world = anew(openWorld);

it('gives the same page to the reader who comes back to the same hour', async () => {
  await reserve(REQUEST, undefined, world.ports());
  const again = await reserve(REQUEST, 'k1', world.ports());
  expect(again).toEqual({
    ok: true,
    url: 'https://checkout.example/cs_b1_0',
    bookingId: 'b1',
    key: 'k1',
  });
});

it('leads the reader who has paid back to the call', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  const again = await reserve(REQUEST, 'k1', world.ports());
  expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
});

it('holds anew when the page of a lapsed hold is sent again', async () => {
  const visit = 'f'.repeat(32);
  await reserve({ ...REQUEST, visit }, undefined, world.ports());
  world.now += HOLD_LASTS;
  await reconcile(world.ports());
  expect(await reserve({ ...REQUEST, visit }, undefined, world.ports())).toMatchObject({
    bookingId: 'b2',
  });
});

describe.each([0, 170])('by a clock that is %i seconds behind', (behind) => {
  const visit = 'f'.repeat(32);
  /** The process ends while the page is being opened. */
  const crash = async () => {
    world.behind = behind;
    const calls = { ...world.fake.checkout, open: () => new Promise<never>(() => undefined) };
    const opening = vi.spyOn(calls, 'open');
    void reserve({ ...REQUEST, visit }, undefined, { ...world.ports(), checkout: calls });
    await vi.waitFor(() => expect(opening).toHaveBeenCalled());
  };

  it.each([0, 90, 120])('opens the page that a crash left unopened %i seconds ago', async (age) => {
    await crash();
    world.now += age;
    const reserved = await reserve({ ...REQUEST, visit }, undefined, world.ports());
    expect(reserved).toMatchObject({ ok: true, bookingId: 'b1' });
  });

  it.each([121, 5 * 60, 20 * 60, HOLD_LASTS - 1])(
    'holds the hour anew when that was %i seconds ago',
    async (age) => {
      await crash();
      world.now += age;
      const reserved = await reserve({ ...REQUEST, visit }, undefined, world.ports());
      expect(reserved).toMatchObject({ ok: true, bookingId: 'b2', key: 'k2' });
      expect(await world.stateOf('b1')).toBe('expired');
      const again = await reserve({ ...REQUEST, visit }, 'k2', world.ports());
      expect(again).toEqual(reserved);
    },
  );
});

it('opens no page late that was being opened when its hour was held anew', async () => {
  const visit = 'f'.repeat(32);
  const { promise: answer, resolve } = Promise.withResolvers<void>();
  const checkout: Checkout = {
    ...world.fake.checkout,
    async open(booking) {
      const opened = await world.fake.checkout.open(booking);
      await answer;
      return opened;
    },
  };
  const slow = reserve({ ...REQUEST, visit }, undefined, { ...world.ports(), checkout });
  await vi.waitFor(() => expect(world.fake.opened).toHaveLength(1));
  world.now += 180;
  const anew = await reserve({ ...REQUEST, visit }, undefined, world.ports());
  resolve();
  expect(anew).toMatchObject({ ok: true, bookingId: 'b2' });
  expect(await slow).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect((await world.fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
});

it('keeps the hour while Stripe can not be asked about it', async () => {
  await reserve(REQUEST, undefined, world.ports());
  const checkout = { ...world.fake.checkout, find: () => Promise.reject(new Error('no answer')) };
  const reserved = await reserve(REQUEST, 'k1', { ...world.ports(), checkout });
  expect(reserved).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
  expect(await world.stateOf('b1')).toBe('held');
});

it('leads back to a held hour however many payment pages were opened', async () => {
  await reserve(REQUEST, undefined, world.ports());
  const many = Array(8).fill(await world.store.find('b1'));
  const store = { ...world.store, reservedIn: async () => many };
  const again = await reserve(REQUEST, 'k1', { ...world.ports(), store });
  expect(again).toMatchObject({ ok: true, bookingId: 'b1' });
});

it('leads the reader who has paid to the call, also when the hold has lapsed unnoticed', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.now += HOLD_LASTS;
  const again = await reserve(REQUEST, 'k1', world.ports());
  expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
});

it('tells the reader whose payment came too late that it comes back, not that the hour is taken', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.now += HOLD_LASTS;
  await reserve(REQUEST, undefined, world.ports());
  const again = await reserve(REQUEST, 'k1', world.ports());
  expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
  expect(await world.stateOf('b1')).toBe('conflict');
});

it.each([
  ['as the cookie', (id: string) => reserve(REQUEST, id, world.ports())],
  ['in the form', (id: string) => reserve({ ...REQUEST, visit: id }, undefined, world.ports())],
])('opens no page to who has its id %s', async (_, ask) => {
  const held = await reserve(REQUEST, undefined, world.ports());
  const id = held.ok ? held.bookingId : '';
  expect(await ask(id)).toEqual({ ok: false, reason: 'taken' });
  expect(await world.stateOf(id)).toBe('held');
});

it('lets go of no hold for who has its id', async () => {
  const held = await reserve(REQUEST, undefined, world.ports());
  const id = held.ok ? held.bookingId : '';
  await reserve({ ...REQUEST, start: REQUEST.start + 4500 }, id, world.ports());
  expect(await world.stateOf(id)).toBe('held');
});
