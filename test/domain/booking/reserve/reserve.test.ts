import { expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { anew } from '../../../support/anew.ts';
import { MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { openWorld, REQUEST } from '../world.ts';

const world = anew(openWorld);

it('holds the hour and sends the reader to its payment page', async () => {
  const reserved = await reserve(REQUEST, undefined, world.ports());
  expect(reserved).toEqual({
    ok: true,
    url: 'https://checkout.example/cs_b1_0',
    bookingId: 'b1',
    key: 'k1',
  });
  expect(await world.store.find('b1')).toMatchObject({
    state: 'held',
    sessionId: 'cs_b1_0',
    amount: 2500,
  });
  expect(world.fake.opened[0]).toMatchObject({ heldUntil: NOW + HOLD_LASTS, from: 'a-post' });
});

it('opens the payment page by a clock that is four minutes behind', async () => {
  world.behind = 4 * 60;
  const reserved = await reserve(REQUEST, undefined, world.ports());
  expect(reserved).toMatchObject({ ok: true, bookingId: 'b1' });
});

it('sends a second reader away without asking for money', async () => {
  await reserve(REQUEST, undefined, world.ports());
  expect(await reserve(REQUEST, undefined, world.ports())).toEqual({ ok: false, reason: 'taken' });
  expect(world.fake.opened).toHaveLength(1);
});

it.each([
  ['a start that is not offered', { start: MONDAY_6PM + 60 }, 'not-offered'],
  ['a start in the past', { start: NOW - 3600 }, 'not-offered'],
  ['an offer that does not exist', { offer: 'day' }, 'unknown-offer'],
])('refuses %s', async (_, change, reason) => {
  const reserved = await reserve({ ...REQUEST, ...change }, undefined, world.ports());
  expect(reserved).toEqual({ ok: false, reason });
  expect(world.fake.opened).toEqual([]);
});

it('lets the first hour go when the reader picks another', async () => {
  await reserve(REQUEST, undefined, world.ports());
  await reserve({ ...REQUEST, start: MONDAY_6PM + 4500 }, 'k1', world.ports());
  expect(await world.stateOf('b1')).toBe('expired');
  expect(await world.stateOf('b2')).toBe('held');
});

it('keeps the first hour as a call when it was paid meanwhile', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  await reserve({ ...REQUEST, start: MONDAY_6PM + 4500 }, 'k1', world.ports());
  expect(await world.stateOf('b1')).toBe('paid');
});

it('takes a form that is sent five times at once for one', async () => {
  const twice = { ...REQUEST, visit: 'f'.repeat(32) };
  const sent = Array.from({ length: 5 }, () => reserve(twice, undefined, world.ports()));
  const urls = (await Promise.all(sent)).map((reserved) => reserved.ok && reserved.url);
  expect(new Set(urls).size).toBe(1);
  expect(await world.store.unpaid(world.now)).toHaveLength(1);
});

it('holds each slot that one page asks for, though the first is not answered yet', async () => {
  const starts = [MONDAY_6PM, MONDAY_6PM + 4500];
  const sent = starts.map((start) =>
    reserve({ ...REQUEST, start, visit: 'f'.repeat(32) }, undefined, world.ports()),
  );
  for (const [index, reserved] of (await Promise.all(sent)).entries()) {
    const booking = reserved.ok && (await world.store.find(reserved.bookingId));
    expect(booking).toMatchObject({ state: 'held', start: starts[index] });
  }
});

it('refuses a taken slot to a page that has another one', async () => {
  await reserve({ ...REQUEST, start: MONDAY_6PM + 4500 }, undefined, world.ports());
  const [first, second] = await Promise.all(
    [MONDAY_6PM, MONDAY_6PM + 4500].map((start) =>
      reserve({ ...REQUEST, start, visit: 'f'.repeat(32) }, undefined, world.ports()),
    ),
  );
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual({ ok: false, reason: 'taken' });
});

it.each([
  ['is not offered', { start: MONDAY_6PM + 60 }],
  ['has been taken', { start: MONDAY_6PM + 4500 }],
])('keeps the first hour when another %s', async (_, change) => {
  await reserve(REQUEST, undefined, world.ports());
  await reserve({ ...REQUEST, start: MONDAY_6PM + 4500 }, undefined, world.ports());
  expect(await reserve({ ...REQUEST, ...change }, 'k1', world.ports())).toMatchObject({
    ok: false,
  });
  expect(await world.stateOf('b1')).toBe('held');
});

it('holds nothing for who has opened enough payment pages, and keeps what they hold', async () => {
  await reserve(REQUEST, undefined, world.ports());
  const other = { ...REQUEST, start: MONDAY_6PM + 4500 };
  const many = Array(8).fill(await world.store.find('b1'));
  const store = { ...world.store, reservedIn: async () => many };
  const refused = await reserve(other, 'k1', { ...world.ports(), store });
  expect(refused).toEqual({ ok: false, reason: 'too-many' });
  expect(await world.stateOf('b1')).toBe('held');
  expect(world.fake.opened).toHaveLength(1);
});
