import { beforeEach, describe, expect, it } from 'vitest';
import { createBookingStore } from '../../../src/adapters/booking-store.ts';
import { migrate } from '../../../src/adapters/migrations.ts';
import { openSqlite } from '../../../src/adapters/sqlite.ts';
import { HOLD } from '../../../src/domain/booking/booking.ts';
import { fulfill } from '../../../src/domain/booking/fulfill.ts';
import type { Booking } from '../../../src/domain/booking/booking.ts';
import type { BookingStore, Opened } from '../../../src/domain/booking/ports.ts';
import { checkRefunds, forget, payBack, reconcile } from '../../../src/domain/booking/reconcile.ts';
import { reserve } from '../../../src/domain/booking/reserve.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW } from '../../booking.ts';
import { fakeCheckout, free } from '../../fakes.ts';

let now = NOW;
let fake = fakeCheckout();
let store: BookingStore;
let ids = 0;
const world = () => ({
  coaching: COACHING,
  store,
  calendar: free,
  checkout: fake.checkout,
  now: () => now,
  newId: () => `b${++ids}`,
  admit: async () => true,
});
const wish = {
  start: MONDAY_6PM,
  offer: 'hour',
  zone: 'Europe/Berlin',
  from: 'a-post',
  visit: null,
};
const stateOf = async (id: string) => (await store.find(id))?.state;

beforeEach(async () => {
  now = NOW;
  ids = 0;
  fake = fakeCheckout();
  const sql = openSqlite(':memory:');
  await migrate(sql);
  store = createBookingStore(sql);
});

describe('reserve', () => {
  it('holds the hour and sends the reader to its payment page', async () => {
    const reserved = await reserve(wish, undefined, world());
    expect(reserved).toEqual({
      ok: true,
      url: 'https://checkout.example/cs_b1_0',
      bookingId: 'b1',
    });
    expect(await store.find('b1')).toMatchObject({
      state: 'held',
      sessionId: 'cs_b1_0',
      amount: 2500,
    });
    expect(fake.opened[0]).toMatchObject({ heldUntil: NOW + HOLD, from: 'a-post' });
  });

  it('sends a second reader away without asking for money', async () => {
    await reserve(wish, undefined, world());
    expect(await reserve(wish, undefined, world())).toEqual({ ok: false, reason: 'taken' });
    expect(fake.opened).toHaveLength(1);
  });

  it.each([
    ['a start that is not offered', { start: MONDAY_6PM + 60 }, 'not-offered'],
    ['a start in the past', { start: NOW - 3600 }, 'not-offered'],
    ['an offer that does not exist', { offer: 'day' }, 'unknown-offer'],
  ])('refuses %s', async (_, change, reason) => {
    const reserved = await reserve({ ...wish, ...change }, undefined, world());
    expect(reserved).toEqual({ ok: false, reason });
    expect(fake.opened).toEqual([]);
  });

  it('gives the same page to the reader who comes back to the same hour', async () => {
    await reserve(wish, undefined, world());
    const again = await reserve(wish, 'b1', world());
    expect(again).toEqual({ ok: true, url: 'https://checkout.example/cs_b1_0', bookingId: 'b1' });
  });

  it('lets the first hour go when the reader picks another', async () => {
    await reserve(wish, undefined, world());
    await reserve({ ...wish, start: MONDAY_6PM + 4500 }, 'b1', world());
    expect(await stateOf('b1')).toBe('expired');
    expect(await stateOf('b2')).toBe('held');
  });

  it('keeps the first hour as a call when it was paid meanwhile', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    await reserve({ ...wish, start: MONDAY_6PM + 4500 }, 'b1', world());
    expect(await stateOf('b1')).toBe('paid');
  });

  it('leads the reader who has paid back to the call', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    const again = await reserve(wish, 'b1', world());
    expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
  });

  it('takes a form that is sent five times at once for one wish', async () => {
    const twice = { ...wish, visit: 'f'.repeat(32) };
    const sent = Array.from({ length: 5 }, () => reserve(twice, undefined, world()));
    const urls = (await Promise.all(sent)).map((reserved) => reserved.ok && reserved.url);
    expect(new Set(urls)).toEqual(new Set([`https://checkout.example/cs_${twice.visit}_0`]));
  });

  it('holds anew when the page of a lapsed hold is sent again', async () => {
    const visit = 'f'.repeat(32);
    await reserve({ ...wish, visit }, undefined, world());
    now += HOLD;
    await reconcile(world());
    expect(await reserve({ ...wish, visit }, undefined, world())).toMatchObject({
      bookingId: 'b1',
    });
  });

  it('opens the page of a hold that a crash left without one', async () => {
    await store.hold(holdOf('b0'), 3, now);
    const reserved = await reserve(wish, 'b0', world());
    expect(reserved).toMatchObject({ ok: true, bookingId: 'b0' });
  });

  it.each([
    ['is not offered', { start: MONDAY_6PM + 60 }],
    ['has been taken', { start: MONDAY_6PM + 4500 }],
  ])('keeps the first hour when another %s', async (_, change) => {
    await reserve(wish, undefined, world());
    await reserve({ ...wish, start: MONDAY_6PM + 4500 }, undefined, world());
    expect(await reserve({ ...wish, ...change }, 'b1', world())).toMatchObject({ ok: false });
    expect(await stateOf('b1')).toBe('held');
  });

  it('keeps the hour while Stripe can not be asked about it', async () => {
    await reserve(wish, undefined, world());
    const checkout = { ...fake.checkout, find: () => Promise.reject(new Error('no answer')) };
    const reserved = await reserve(wish, 'b1', { ...world(), checkout });
    expect(reserved).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
    expect(await stateOf('b1')).toBe('held');
  });

  it('tries once more under a new key when Stripe stored a failure', async () => {
    fake.failing.push({ ok: false, stored: true, cause: new Error('500') });
    expect(await reserve(wish, undefined, world())).toMatchObject({ ok: true });
    expect(await store.find('b1')).toMatchObject({ sessionId: 'cs_b1_1', attempt: 1 });
  });

  it('keeps the hour for the same form that is opening its page at this moment', async () => {
    fake.failing.push({ ok: false, stored: false, twin: true, cause: new Error('409') });
    const reserved = await reserve(wish, undefined, world());
    expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
    expect(await stateOf('b1')).toBe('held');
    expect(await reserve(wish, 'b1', world())).toMatchObject({ ok: true, bookingId: 'b1' });
  });

  it('holds nothing for who has opened enough payment pages, and keeps what they hold', async () => {
    await reserve(wish, undefined, world());
    const other = { ...wish, start: MONDAY_6PM + 4500 };
    const refused = await reserve(other, 'b1', { ...world(), admit: async () => false });
    expect(refused).toEqual({ ok: false, reason: 'too-many' });
    expect(await stateOf('b1')).toBe('held');
    expect(fake.opened).toHaveLength(1);
  });

  it('leads back to a held hour however many payment pages were opened', async () => {
    await reserve(wish, undefined, world());
    const again = await reserve(wish, 'b1', { ...world(), admit: async () => false });
    expect(again).toMatchObject({ ok: true, bookingId: 'b1' });
  });

  it('hands out no page of a hold that was let go while it opened', async () => {
    const open = async (booking: Booking) => {
      const opened = await fake.checkout.open(booking);
      await store.abandon(booking.id);
      return opened;
    };
    const checkout = { ...fake.checkout, open };
    const reserved = await reserve(wish, undefined, { ...world(), checkout });
    expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
    expect((await fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
  });

  it('keeps the hour when its twin has opened the page that this one could not', async () => {
    const open = async (booking: Booking): Promise<Opened> => {
      await store.attach(booking.id, 'cs_twin');
      return { ok: false, stored: false, twin: false, cause: new Error('no answer') };
    };
    await reserve(wish, undefined, { ...world(), checkout: { ...fake.checkout, open } });
    expect(await store.find('b1')).toMatchObject({ state: 'held', sessionId: 'cs_twin' });
  });

  it('leads the reader who has paid to the call, also when the hold has lapsed unnoticed', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    now += HOLD;
    const again = await reserve(wish, 'b1', world());
    expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
  });

  it('tells the reader whose payment came too late that it comes back, not that the hour is taken', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    now += HOLD;
    await reserve(wish, undefined, world());
    const again = await reserve(wish, 'b1', world());
    expect(again).toEqual({ ok: false, reason: 'yours', sessionId: 'cs_b1_0' });
    expect(await stateOf('b1')).toBe('conflict');
  });

  it('frees the hour when no payment page can be opened', async () => {
    fake.failing.push({ ok: false, stored: false, cause: new Error('no answer') });
    const reserved = await reserve(wish, undefined, world());
    expect(reserved).toMatchObject({ ok: false, reason: 'payment-unavailable' });
    expect(await store.taken(now)).toEqual([]);
  });
});

describe('fulfill', () => {
  beforeEach(() => reserve(wish, undefined, world()));

  it('makes one call of a paid session, from webhook and success page at once', async () => {
    fake.pay('cs_b1_0');
    const calls = Array.from({ length: 100 }, () => fulfill('cs_b1_0', world()));
    const states = (await Promise.all(calls)).map((booking) => booking?.state);
    expect(new Set(states)).toEqual(new Set(['paid']));
    expect(await store.taken(now + HOLD)).toHaveLength(1);
  });

  it('waits while the page is open', async () => {
    expect((await fulfill('cs_b1_0', world()))?.state).toBe('held');
  });

  it('waits for a payment that takes days, then makes the call', async () => {
    fake.change('cs_b1_0', { status: 'complete' });
    expect((await fulfill('cs_b1_0', world()))?.state).toBe('processing');
    now += 2 * 86_400;
    fake.change('cs_b1_0', { paid: true });
    expect((await fulfill('cs_b1_0', world()))?.state).toBe('paid');
  });

  it('frees the hour when a payment under way comes to nothing', async () => {
    fake.change('cs_b1_0', { status: 'complete' });
    await fulfill('cs_b1_0', world());
    fake.change('cs_b1_0', { failed: true });
    expect((await fulfill('cs_b1_0', world()))?.state).toBe('expired');
    expect(await store.taken(now)).toEqual([]);
  });

  it('leaves the hour alone when a session expires that the hold does not know', async () => {
    const unknown = await fake.checkout.open({ ...holdOf('b1'), attempt: 1 });
    if (unknown.ok) await fake.checkout.close(unknown.sessionId);
    expect((await fulfill('cs_b1_1', world()))?.state).toBe('held');
  });

  it('frees the hour of an expired session', async () => {
    await fake.checkout.close('cs_b1_0');
    expect((await fulfill('cs_b1_0', world()))?.state).toBe('expired');
    expect(await store.taken(now)).toEqual([]);
  });

  it.each([
    ['a session that does not exist', 'cs_none', {}],
    ['a session of another mode', 'cs_b1_0', { live: true }],
    ['a session of another shop', 'cs_b1_0', { bookingId: 'x' }],
  ])('leaves %s alone', async (_, sessionId, change) => {
    fake.pay('cs_b1_0');
    fake.change('cs_b1_0', change);
    expect(await fulfill(sessionId, world())).toBeUndefined();
    expect(await stateOf('b1')).toBe('held');
  });

  it.each([{ subtotal: 100 }, { currency: 'eur' }])(
    'gives money back when %j was paid',
    async (change) => {
      fake.pay('cs_b1_0');
      fake.change('cs_b1_0', change);
      expect((await fulfill('cs_b1_0', world()))?.state).toBe('conflict');
      await payBack(world());
      expect(fake.refunds).toEqual([
        { paymentIntent: 'pi_cs_b1_0', bookingId: 'b1', amount: 2500 },
      ]);
    },
  );
});

describe('reconcile', () => {
  it('finds a payment of which nobody told us', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    now += HOLD;
    await reconcile(world());
    expect(await stateOf('b1')).toBe('paid');
  });

  it('finds a payment under way that has arrived, of which nobody told us', async () => {
    await reserve(wish, undefined, world());
    fake.change('cs_b1_0', { status: 'complete' });
    await fulfill('cs_b1_0', world());
    fake.change('cs_b1_0', { paid: true });
    await reconcile(world());
    expect(await stateOf('b1')).toBe('paid');
  });

  it.each(['held', 'processing'])(
    'asks for the unknown session of a %s booking until its hour comes, and blocks nobody meanwhile',
    async (state) => {
      await store.hold(holdOf('b0'), 3, now);
      await store.attach('b0', 'cs_unknown');
      if (state === 'processing') await store.process('b0', 'cs_unknown', now);
      now = MONDAY_6PM - 1;
      await reconcile(world());
      expect(await stateOf('b0')).toBe(state);
      now += 1;
      await reconcile(world());
      expect(await stateOf('b0')).toBe('expired');
    },
  );

  it('finds the payment of a hold after the key of another account had been put in', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    now += HOLD;
    await reconcile({ ...world(), checkout: fakeCheckout().checkout });
    expect(await store.taken(now)).toEqual([]);
    await reconcile(world());
    expect(await stateOf('b1')).toBe('paid');
  });

  it('keeps asking for a payment under way when its hour is over, and gives it back when it comes', async () => {
    await reserve(wish, undefined, world());
    fake.change('cs_b1_0', { status: 'complete' });
    await fulfill('cs_b1_0', world());
    now = MONDAY_6PM + 7 * 86_400;
    await reconcile(world());
    expect(await stateOf('b1')).toBe('processing');
    expect(await store.taken(now)).toEqual([]);
    fake.change('cs_b1_0', { paid: true });
    await reconcile(world());
    await payBack(world());
    expect(await stateOf('b1')).toBe('conflict');
    expect(fake.refunds).toMatchObject([{ paymentIntent: 'pi_cs_b1_0', amount: 2500 }]);
  });

  it('tells both when money can not be given back', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    fake.change('cs_b1_0', { subtotal: 100 });
    await fulfill('cs_b1_0', world());
    fake.refundable.value = false;
    await payBack(world());
    const kinds = (await store.claimMails(now)).map(({ kind }) => kind);
    expect(kinds).toEqual(['sorry-reader', 'refund-failed-coach', 'refund-failed-reader']);
  });

  it('tells the coach once of a refund that Stripe does not take for hours, and goes on trying', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    fake.change('cs_b1_0', { subtotal: 100 });
    await fulfill('cs_b1_0', world());
    const kinds = async () => (await store.claimMails(now)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['sorry-reader']);
    const refund = () => Promise.reject(new Error('403'));
    const tryFor = async (tries: number) => {
      for (let count = 0; count < tries; count++, now += 300)
        await payBack({ ...world(), checkout: { ...fake.checkout, refund } }).catch(
          () => undefined,
        );
    };
    await tryFor(23);
    expect(await kinds()).not.toContain('refund-late-coach');
    await tryFor(2);
    expect(await kinds()).toContain('refund-late-coach');
    await payBack(world());
    expect(fake.refunds).toHaveLength(1);
  });

  it('tells the coach once when a refund that was made fails weeks later', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    fake.change('cs_b1_0', { subtotal: 100 });
    await fulfill('cs_b1_0', world());
    await payBack(world());
    await store.claimMails(now);
    fake.failedRefunds.add('pi_cs_b1_0');
    await checkRefunds(world());
    expect(await store.claimMails(now)).toEqual([]);
    now += 86_400;
    await checkRefunds(world());
    now += 86_400;
    await checkRefunds(world());
    const kinds = (await store.claimMails(now)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'refund-failed-coach')).toHaveLength(1);
  });

  it('frees a hold that nobody paid, and closes its page', async () => {
    await reserve(wish, undefined, world());
    now += HOLD;
    await reconcile(world());
    expect(await stateOf('b1')).toBe('expired');
    expect((await fake.checkout.find('cs_b1_0'))?.status).toBe('expired');
  });

  it('forgets whose a call was 90 days after it', async () => {
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    await fulfill('cs_b1_0', world());
    now = MONDAY_6PM + 3600 + 90 * 86_400;
    await forget(world());
    expect(await store.find('b1')).toMatchObject({ name: 'Ada Reader', phone: '+15555550100' });
    now += 1;
    await forget(world());
    const nobody = { state: 'paid', name: null, email: null, phone: null };
    expect(await store.find('b1')).toMatchObject(nobody);
  });

  it('gives late money back when the hour has gone to another, and goes on after a fault', async () => {
    await reserve(wish, undefined, world());
    now += HOLD;
    await reserve(wish, undefined, world());
    fake.pay('cs_b1_0');
    await reconcile(world());
    expect(await stateOf('b1')).toBe('conflict');

    const broken = { ...fake.checkout, refund: () => Promise.reject(new Error('down')) };
    await expect(payBack({ ...world(), checkout: broken })).rejects.toThrow('1 of 1 failed');
    now += 300;
    await payBack(world());
    await payBack(world());
    expect(fake.refunds).toHaveLength(1);
  });
});
