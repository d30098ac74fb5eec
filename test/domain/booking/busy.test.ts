import { beforeEach, describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/domain/booking/ports.ts';
import { movesOf, reschedule } from '../../../src/domain/booking/change/reschedule.ts';
import { reserve } from '../../../src/domain/booking/reserve/reserve.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import { deliverMails } from '../../support/booking-mails.ts';
import { busyAt, fakeCheckout, free, spyMailer, unread } from '../../support/fakes.ts';
import { emptyDatabase, type Store, storeOn } from '../../support/store.ts';

const WEDNESDAY_6PM = MONDAY_6PM + 2 * 86_400;
const dentist = busyAt({ start: MONDAY_6PM + 1800, end: MONDAY_6PM + 3600 });

let store: Store;
let fake = fakeCheckout();
let ids = 0;
beforeEach(async () => {
  ids = 0;
  fake = fakeCheckout();
  const sql = await emptyDatabase();
  store = storeOn(sql);
});

const world = (calendar: Calendar) => ({
  coaching: COACHING,
  store,
  calendar,
  calendarUnread: () => undefined,
  siteHost: 'desk.example',
  checkout: fake.checkout,
  now: () => NOW,
  newId: () => `b${++ids}`,
  newKey: () => `k${ids}`,
  household: 'home',
});
const request = {
  start: MONDAY_6PM,
  offer: 'hour',
  zone: 'Europe/Berlin',
  from: null,
  visit: null,
};
const call = async () => (await store.find('a'))!;

describe('an hour in which the coach is busy', () => {
  it('can’t be booked', async () => {
    expect(await reserve(request, undefined, world(dentist))).toEqual({
      ok: false,
      reason: 'not-offered',
    });
    expect(fake.opened).toEqual([]);
  });

  it('takes no call that is moved', async () => {
    await store.hold(holdOf('a', WEDNESDAY_6PM), 3, NOW);
    await store.settle('a', paymentOf('cs_a'), NOW);
    const starts = (await movesOf(await call(), world(dentist))).map(({ start }) => start);
    expect(starts).not.toContain(MONDAY_6PM);
    expect(starts).toContain(MONDAY_6PM + 4500);
    const moved = await reschedule(
      'a',
      'reader',
      { sequence: 0, start: MONDAY_6PM },
      world(dentist),
    );
    expect(moved).toEqual({ ok: false, reason: 'not-offered' });
  });

  it('is not offered to a reader who lost one', async () => {
    await store.hold(holdOf('a', WEDNESDAY_6PM), 3, NOW);
    await store.settle('a', { ...paymentOf('cs_a'), asSold: false }, NOW);
    const spy = spyMailer();
    await deliverMails({ ...world(dentist), mailer: spy.mailer });
    expect(spy.sent[0]?.text).not.toContain('December 1, 2026 at midnight');
    expect(spy.sent[0]?.text).toContain('December 1, 2026 at 1:15 AM');
  });
});

describe('while a calendar can’t be read', () => {
  it('no hour can be booked, and Stripe is not asked', async () => {
    const refused = { ok: false, reason: 'calendar-unread' };
    expect(await reserve(request, undefined, world(unread))).toEqual(refused);
    expect(fake.opened).toEqual([]);
  });

  it('a reader comes back to the hour that they hold', async () => {
    await reserve(request, undefined, world(free));
    expect(await reserve(request, 'k1', world(unread))).toMatchObject({
      ok: true,
      bookingId: 'b1',
    });
  });

  it('no call is moved', async () => {
    await store.hold(holdOf('a'), 3, NOW);
    await store.settle('a', paymentOf('cs_a'), NOW);
    expect(await movesOf(await call(), world(unread))).toEqual([]);
    const move = { sequence: 0, start: WEDNESDAY_6PM };
    expect(await reschedule('a', 'reader', move, world(unread))).toEqual({
      ok: false,
      reason: 'calendar-unread',
    });
  });

  it('a reader who lost an hour is told so without others', async () => {
    await store.hold(holdOf('a'), 3, NOW);
    await store.settle('a', { ...paymentOf('cs_a'), asSold: false }, NOW);
    const spy = spyMailer();
    await deliverMails({ ...world(unread), mailer: spy.mailer });
    expect(spy.sent[0]?.text).toContain('look for another hour');
  });
});
