import { expect, it } from 'vitest';
import type { Booking } from '../../../../src/domain/booking/booking.ts';
import type { Opened } from '../../../../src/domain/booking/checkout.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { openWorld, REQUEST } from '../world.ts';
import { anew } from '../../../support/anew.ts';

const world = anew(openWorld);

it('tries once more under a new key when Stripe stored a failure', async () => {
  world.fake.failing.push({ ok: false, stored: true, cause: new Error('500') });
  expect(await reserve(REQUEST, undefined, world.ports())).toMatchObject({ ok: true });
  expect(await world.store.find('b1')).toMatchObject({ sessionId: 'cs_b1_1', attempt: 1 });
});

it('keeps the hour for the same form that is opening its page at this moment', async () => {
  world.fake.failing.push({ ok: false, stored: false, twin: true, cause: new Error('409') });
  const reserved = await reserve(REQUEST, undefined, world.ports());
  expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect(await world.stateOf('b1')).toBe('held');
  expect(await reserve(REQUEST, 'k1', world.ports())).toMatchObject({ ok: true, bookingId: 'b1' });
});

it('hands out no page of a hold that was let go while it opened', async () => {
  const open = async (booking: Booking) => {
    const opened = await world.fake.checkout.open(booking);
    await world.store.releaseHold(booking.id);
    return opened;
  };
  const checkout = { ...world.fake.checkout, open };
  const reserved = await reserve(REQUEST, undefined, { ...world.ports(), checkout });
  expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect((await world.fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
});

it('keeps the hour when its twin has opened the page that this one could not', async () => {
  const open = async (booking: Booking): Promise<Opened> => {
    await world.store.attach(booking.id, 'cs_twin');
    return { ok: false, stored: false, twin: false, cause: new Error('no answer') };
  };
  await reserve(REQUEST, undefined, {
    ...world.ports(),
    checkout: { ...world.fake.checkout, open },
  });
  expect(await world.store.find('b1')).toMatchObject({ state: 'held', sessionId: 'cs_twin' });
});

it('frees the hour when no payment page can be opened', async () => {
  world.fake.failing.push({ ok: false, stored: false, cause: new Error('no answer') });
  const reserved = await reserve(REQUEST, undefined, world.ports());
  expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
  expect(await world.store.taken(world.now)).toEqual([]);
});
