import { beforeEach, expect, it } from 'vitest';
import { HOLD } from '../../../../src/domain/booking/booking.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { type Desk, openDesk, WISH } from '../desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

it('holds the hour and sends the reader to its payment page', async () => {
  const reserved = await reserve(WISH, undefined, desk.world());
  expect(reserved).toEqual({
    ok: true,
    url: 'https://checkout.example/cs_b1_0',
    bookingId: 'b1',
  });
  expect(await desk.store.find('b1')).toMatchObject({
    state: 'held',
    sessionId: 'cs_b1_0',
    amount: 2500,
  });
  expect(desk.fake.opened[0]).toMatchObject({ heldUntil: NOW + HOLD, from: 'a-post' });
});

it('sends a second reader away without asking for money', async () => {
  await reserve(WISH, undefined, desk.world());
  expect(await reserve(WISH, undefined, desk.world())).toEqual({ ok: false, reason: 'taken' });
  expect(desk.fake.opened).toHaveLength(1);
});

it.each([
  ['a start that is not offered', { start: MONDAY_6PM + 60 }, 'not-offered'],
  ['a start in the past', { start: NOW - 3600 }, 'not-offered'],
  ['an offer that does not exist', { offer: 'day' }, 'unknown-offer'],
])('refuses %s', async (_, change, reason) => {
  const reserved = await reserve({ ...WISH, ...change }, undefined, desk.world());
  expect(reserved).toEqual({ ok: false, reason });
  expect(desk.fake.opened).toEqual([]);
});

it('lets the first hour go when the reader picks another', async () => {
  await reserve(WISH, undefined, desk.world());
  await reserve({ ...WISH, start: MONDAY_6PM + 4500 }, 'b1', desk.world());
  expect(await desk.stateOf('b1')).toBe('expired');
  expect(await desk.stateOf('b2')).toBe('held');
});

it('keeps the first hour as a call when it was paid meanwhile', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  await reserve({ ...WISH, start: MONDAY_6PM + 4500 }, 'b1', desk.world());
  expect(await desk.stateOf('b1')).toBe('paid');
});

it('takes a form that is sent five times at once for one wish', async () => {
  const twice = { ...WISH, visit: 'f'.repeat(32) };
  const sent = Array.from({ length: 5 }, () => reserve(twice, undefined, desk.world()));
  const urls = (await Promise.all(sent)).map((reserved) => reserved.ok && reserved.url);
  expect(new Set(urls)).toEqual(new Set([`https://checkout.example/cs_${twice.visit}_0`]));
});

it.each([
  ['is not offered', { start: MONDAY_6PM + 60 }],
  ['has been taken', { start: MONDAY_6PM + 4500 }],
])('keeps the first hour when another %s', async (_, change) => {
  await reserve(WISH, undefined, desk.world());
  await reserve({ ...WISH, start: MONDAY_6PM + 4500 }, undefined, desk.world());
  expect(await reserve({ ...WISH, ...change }, 'b1', desk.world())).toMatchObject({ ok: false });
  expect(await desk.stateOf('b1')).toBe('held');
});

it('holds nothing for who has opened enough payment pages, and keeps what they hold', async () => {
  await reserve(WISH, undefined, desk.world());
  const other = { ...WISH, start: MONDAY_6PM + 4500 };
  const refused = await reserve(other, 'b1', { ...desk.world(), admit: async () => false });
  expect(refused).toEqual({ ok: false, reason: 'too-many' });
  expect(await desk.stateOf('b1')).toBe('held');
  expect(desk.fake.opened).toHaveLength(1);
});
