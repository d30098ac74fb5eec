import { expect, it } from 'vitest';
import { releaseClosed } from '../../../../src/domain/booking/calls/release-closed.ts';
import { reschedule } from '../../../../src/domain/booking/change/reschedule.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { anew } from '../../../support/anew.ts';
import { MONDAY_6PM } from '../../../support/booking.ts';
import { bookCall, WEDNESDAY } from '../booked-call.ts';
import { openWorld, REQUEST } from '../world.ts';

const MONDAY = { id: 'ill', from: '2026-11-30', to: '2026-11-30' };

const world = anew(openWorld);
const ask = (change = {}, key?: string) => reserve({ ...REQUEST, ...change }, key, world.ports());

it('offers no hour of a closed day, and takes no form that names one', async () => {
  await world.store.closeDays(MONDAY);
  expect(await ask()).toEqual({ ok: false, reason: 'not-offered' });
  expect(await ask({ start: WEDNESDAY })).toMatchObject({ ok: true });
  await world.store.reopenDays('ill');
  expect(await ask()).toMatchObject({ ok: true });
});

it('takes no hour of a day that is closed between the look and the booking', async () => {
  const { store } = world;
  const hold: typeof store.hold = async (...asked) => {
    await store.closeDays(MONDAY);
    return store.hold(...asked);
  };
  const reserved = await reserve(REQUEST, undefined, {
    ...world.ports(),
    store: { ...store, hold },
  });
  expect(reserved).toEqual({ ok: false, reason: 'taken' });
});

it('moves no call to a closed day, but one away from it', async () => {
  const booked = await bookCall();
  await booked.store.closeDays(MONDAY);
  const move = (sequence: number, start: number) =>
    reschedule('a', 'reader', { sequence, start }, booked.ports());
  expect(await move(0, MONDAY_6PM + 4500)).toEqual({ ok: false, reason: 'not-offered' });
  expect(await move(0, WEDNESDAY)).toEqual({ ok: true });
});

it('closes the payment page of what is held there, and frees it', async () => {
  await ask();
  await ask({ start: WEDNESDAY });
  await world.store.closeDays(MONDAY);
  await releaseClosed(world.ports());
  expect(await world.stateOf('b1')).toBe('expired');
  expect(await world.stateOf('b2')).toBe('held');
  expect((await world.fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
});

it('gives back what was paid before its page could close', async () => {
  await ask();
  await world.store.closeDays(MONDAY);
  world.fake.pay('cs_b1_0');
  await releaseClosed(world.ports());
  expect(await fulfill('cs_b1_0', world.ports())).toMatchObject({ state: 'conflict' });
  expect(await world.store.claimRefunds(world.now)).toMatchObject([{ bookingId: 'b1' }]);
});
