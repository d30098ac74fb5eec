import { expect, it } from 'vitest';
import type { Asked } from '../../../../src/domain/booking/calls/records.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { CANCELLATION, NEXT, type StoreWithCall, WEDNESDAY } from '../store-with-call.ts';

const NOVEMBER = Date.parse('2026-11-01T04:00:00Z') / 1000;
const DECEMBER = Date.parse('2026-12-01T05:00:00Z') / 1000;
const ASKED: Asked = {
  now: NOW,
  before: NOW,
  most: 9,
  live: false,
  months: [NOVEMBER, DECEMBER],
};

/** What the coach looks up in every BookingStore. */
export function testRecords(at: StoreWithCall): void {
  const lookUp = (asked: Partial<Asked> = {}) => at.store.lookUp({ ...ASKED, ...asked });
  const ids = (calls: { id: string }[]) => calls.map(({ id }) => id);

  it('has calls that are not over in order, with those that were canceled, and no holds', async () => {
    await at.book('c', WEDNESDAY);
    await at.book('b', NEXT);
    await at.store.hold(holdOf('held', WEDNESDAY + 4500), 9, NOW);
    await at.cancel();
    const { notOver, over } = await lookUp();
    expect(ids(notOver)).toEqual(['a', 'b', 'c']);
    expect(notOver[0]).toMatchObject({ state: 'canceled', refunded: 2500 });
    expect(over).toEqual([]);
  });

  it('has calls that are over, the last one first, as many and as early as wanted', async () => {
    await at.book('b', NEXT);
    await at.book('c', WEDNESDAY);
    const before = WEDNESDAY + 86_400;
    expect(ids((await lookUp({ now: before, before })).over)).toEqual(['c', 'b', 'a']);
    expect(ids((await lookUp({ now: before, before, most: 2 })).over)).toEqual(['c', 'b']);
    expect(ids((await lookUp({ now: before, before: NEXT })).over)).toEqual(['a']);
  });

  it('tells calls of tests from real ones', async () => {
    expect(await lookUp({ live: true })).toMatchObject({ notOver: [], money: [] });
    expect(await at.store.movements(true)).toEqual([]);
  });

  it('counts what was paid and what went back by the month in which it did', async () => {
    await at.book('b', NEXT);
    await at.cancel();
    await at.store.refunded('pi_cs_a', 2500, DECEMBER);
    expect((await lookUp()).money).toEqual([
      { month: DECEMBER, currency: 'usd', paid: 0, back: 2500 },
      { month: NOVEMBER, currency: 'usd', paid: 5000, back: 0 },
    ]);
    expect(await at.store.movements(false)).toMatchObject([
      { at: NOW, kind: 'payment', amount: 2500, bookingId: 'a', paymentIntent: 'pi_cs_a' },
      { at: NOW, kind: 'payment', amount: 2500, bookingId: 'b', callStart: NEXT },
      { at: DECEMBER, kind: 'refund', amount: 2500, bookingId: 'a', currency: 'usd' },
    ]);
  });

  it('counts no money that was not charged, is still due, or failed to go back', async () => {
    await at.book('free', NEXT, { paymentIntent: null, amount: 0 });
    await at.cancel();
    const before = [{ month: NOVEMBER, currency: 'usd', paid: 2500, back: 0 }];
    expect((await lookUp()).money).toEqual(before);
    await at.store.refundFailed('pi_cs_a', NOW);
    expect((await lookUp()).money).toEqual(before);
  });

  it('counts a call that was paid twice as two payments and one refund', async () => {
    await at.store.settle('a', paymentOf('cs_second'), NOW);
    await at.store.refunded('pi_cs_second', 2500, NOW);
    expect((await lookUp()).money).toEqual([
      { month: NOVEMBER, currency: 'usd', paid: 5000, back: 2500 },
    ]);
  });

  it('counts what had gone back by hand when the call was canceled', async () => {
    await at.cancel({ due: 2000, elsewhere: 500 });
    await at.store.refunded('pi_cs_a', 2000, NOW);
    expect((await lookUp()).money).toMatchObject([{ paid: 2500, back: 2500 }]);
  });

  it('names refunds that are due or failed, until the money is back', async () => {
    await at.cancel();
    const due = { paymentIntent: 'pi_cs_a', bookingId: 'a', amount: 2500, currency: 'usd' };
    expect((await lookUp()).refunds).toMatchObject([{ ...due, failed: false }]);
    await at.store.refundFailed('pi_cs_a', NOW);
    expect((await lookUp()).refunds).toMatchObject([{ ...due, failed: true }]);
    expect((await lookUp({ now: NOW + 91 * 86_400 })).refunds).toEqual([]);
    await at.store.refundStands('pi_cs_a');
    expect((await lookUp()).refunds).toEqual([]);
  });

  it('names mails that were tried in vain, and lets the coach try one once more', async () => {
    const mails = async () => (await lookUp()).mails;
    const tryFor = async (times: number, from: number) => {
      for (let time = 0; time < times; time++) await at.store.claimMails(from + time * 16_000);
    };
    await at.store.mailed('a.confirmed-coach', NOW);
    await tryFor(2, NOW + 14_400);
    expect(await mails()).toEqual([]);
    await tryFor(1, NOW + 60_000);
    const stuck = { key: 'a.confirmed-reader', kind: 'confirmed-reader', bookingId: 'a' };
    expect(await mails()).toMatchObject([{ ...stuck, tries: 4, nextTry: expect.any(Number) }]);
    await tryFor(12, NOW + 90_000);
    expect(await mails()).toMatchObject([{ ...stuck, tries: 16, nextTry: null }]);
    expect(await at.store.retryMail(stuck.key, NOW + 900_000)).toBe(true);
    expect(await mails()).toEqual([]);
    expect(await at.store.retryMail(stuck.key, NOW + 900_001), 'pressed twice').toBe(true);
    expect(await at.store.claimMails(NOW + 900_000)).toMatchObject([{ key: stuck.key }]);
    expect(await at.store.retryMail(stuck.key, NOW + 900_001), 'under way').toBe(true);
    expect(await at.store.claimMails(NOW + 900_001), 'under way').toEqual([]);
    await at.store.mailed(stuck.key, NOW + 900_000);
    expect(await at.store.retryMail(stuck.key, NOW + 900_000)).toBe(false);
  });

  it('tries no mail before its time, and none that there is not', async () => {
    await at.store.remind('day', 86_400, NOW);
    const reminder = `a.${MONDAY_6PM}.reminder-day-reader`;
    expect(await at.store.retryMail(reminder, NOW)).toBe(false);
    expect(await at.store.retryMail('none', NOW)).toBe(false);
  });

  it('counts the calls that each post led to, without those that were canceled', async () => {
    const from = async (id: string, start: number, post: string) => {
      await at.store.hold({ ...holdOf(id, start), from: post }, 9, NOW);
      await at.store.settle(id, paymentOf(`cs_${id}`), NOW);
    };
    await from('b', NEXT, 'lamp');
    await from('c', WEDNESDAY, 'desk');
    await from('d', WEDNESDAY + 4500, 'lamp');
    await from('e', WEDNESDAY + 9000, 'desk');
    const cancel = { ...CANCELLATION, due: 0 } as const;
    await at.store.cancel('e', cancel, NOW);
    expect((await lookUp()).posts).toEqual([
      { post: 'lamp', calls: 2 },
      { post: 'desk', calls: 1 },
    ]);
  });
}
