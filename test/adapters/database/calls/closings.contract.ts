import { expect, it } from 'vitest';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { NEXT, type StoreWithCall, WEDNESDAY } from '../store-with-call.ts';

const MONDAY = { id: 'ill', from: '2026-11-30', to: '2026-11-30' };

/** Days that the coach has closed, in every BookingStore. */
export function testClosings(at: StoreWithCall): void {
  const pay = (id: string) => at.store.settle(id, paymentOf(`cs_${id}`), NOW);

  it('are known from the first to the last, in order, until they are opened again', async () => {
    const later = { id: 'away', from: '2026-12-24', to: '2027-01-02' };
    await at.store.closeDays(later);
    await at.store.closeDays(MONDAY);
    expect(await at.store.closedDays('2026-11-30')).toEqual([MONDAY, later]);
    expect(await at.store.closedDays('2026-12-01')).toEqual([later]);
    expect(await at.store.closedDays('2027-01-03')).toEqual([]);
    await at.store.reopenDays('away');
    await at.store.reopenDays('none');
    expect(await at.store.closedDays('2026-11-30')).toEqual([MONDAY]);
  });

  it('are closed once by a form that is sent twice', async () => {
    await at.store.closeDays(MONDAY);
    await at.store.closeDays({ ...MONDAY, to: '2026-12-01' });
    expect(await at.store.closedDays('2026-11-30')).toEqual([MONDAY]);
  });

  it.each([
    ['2026-11-29', '2026-11-29', true],
    ['2026-11-29', '2026-11-30', false],
    ['2026-11-30', '2026-12-02', false],
    ['2026-11-01', '2026-12-31', false],
    ['2026-12-01', '2026-12-31', true],
  ])('from %s to %s leave Monday free to hold: %s', async (from, to, isFree) => {
    await at.store.closeDays({ id: 'ill', from, to });
    expect(await at.isFree(NEXT)).toBe(isFree);
  });

  it('take no call that moves there, and keep the one that is there', async () => {
    await at.store.closeDays(MONDAY);
    expect(await at.move(NEXT)).toBe(false);
    expect(await at.store.find('a')).toMatchObject({ state: 'paid', start: MONDAY_6PM });
    expect(await at.move(WEDNESDAY)).toBe(true);
    expect(await at.move(MONDAY_6PM, { sequence: 1 })).toBe(false);
    await at.store.reopenDays('ill');
    expect(await at.move(MONDAY_6PM, { sequence: 1 })).toBe(true);
  });

  it.each(['held', 'processing', 'expired'])(
    'give back what comes for a booking of theirs that is %s',
    async (state) => {
      await at.store.hold(holdOf('b', NEXT), 9, NOW);
      if (state === 'processing') await at.store.process('b', 'cs_b', NOW);
      if (state === 'expired') await at.store.expire('b');
      await at.store.closeDays(MONDAY);
      expect(await pay('b')).toMatchObject({ state: 'conflict', charged: 2500, refunded: 2500 });
      expect((await at.store.claimRefunds(NOW)).map(({ bookingId }) => bookingId)).toEqual(['b']);
      const kinds = (await at.store.claimMails(NOW)).map(({ kind }) => kind);
      expect(kinds).toEqual(['sorry-reader']);
      await at.store.reopenDays('ill');
      expect(await at.isFree(NEXT)).toBe(true);
    },
  );

  it('make a call of money that is told of again, or that came before', async () => {
    await at.store.closeDays(MONDAY);
    expect(await pay('a')).toMatchObject({ state: 'paid', refunded: null });
  });

  it('name what is held on them and not paid, as long as it is', async () => {
    await at.store.hold(holdOf('b', NEXT), 9, NOW);
    await at.store.hold(holdOf('c', WEDNESDAY), 9, NOW);
    const ids = async (now = NOW) => (await at.store.closedHolds(now)).map(({ id }) => id);
    expect(await ids()).toEqual([]);
    await at.store.closeDays(MONDAY);
    expect(await ids()).toEqual(['b']);
    expect(await ids(NOW + 3600)).toEqual([]);
    await at.store.process('b', 'cs_b', NOW);
    expect(await ids()).toEqual([]);
  });
}
