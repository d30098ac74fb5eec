import { beforeEach, expect, it } from 'vitest';
import type { Booking } from '../../../../src/domain/booking/booking.ts';
import type { Opened } from '../../../../src/domain/booking/ports.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { type Desk, openDesk, WISH } from '../desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

it('tries once more under a new key when Stripe stored a failure', async () => {
  desk.fake.failing.push({ ok: false, stored: true, cause: new Error('500') });
  expect(await reserve(WISH, undefined, desk.world())).toMatchObject({ ok: true });
  expect(await desk.store.find('b1')).toMatchObject({ sessionId: 'cs_b1_1', attempt: 1 });
});

it('keeps the hour for the same form that is opening its page at this moment', async () => {
  desk.fake.failing.push({ ok: false, stored: false, twin: true, cause: new Error('409') });
  const reserved = await reserve(WISH, undefined, desk.world());
  expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect(await desk.stateOf('b1')).toBe('held');
  expect(await reserve(WISH, 'b1', desk.world())).toMatchObject({ ok: true, bookingId: 'b1' });
});

it('hands out no page of a hold that was let go while it opened', async () => {
  const open = async (booking: Booking) => {
    const opened = await desk.fake.checkout.open(booking);
    await desk.store.releaseHold(booking.id);
    return opened;
  };
  const checkout = { ...desk.fake.checkout, open };
  const reserved = await reserve(WISH, undefined, { ...desk.world(), checkout });
  expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect((await desk.fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
});

it('keeps the hour when its twin has opened the page that this one could not', async () => {
  const open = async (booking: Booking): Promise<Opened> => {
    await desk.store.attach(booking.id, 'cs_twin');
    return { ok: false, stored: false, twin: false, cause: new Error('no answer') };
  };
  await reserve(WISH, undefined, { ...desk.world(), checkout: { ...desk.fake.checkout, open } });
  expect(await desk.store.find('b1')).toMatchObject({ state: 'held', sessionId: 'cs_twin' });
});

it('frees the hour when no payment page can be opened', async () => {
  desk.fake.failing.push({ ok: false, stored: false, cause: new Error('no answer') });
  const reserved = await reserve(WISH, undefined, desk.world());
  expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect(await desk.store.taken(desk.now)).toEqual([]);
});
