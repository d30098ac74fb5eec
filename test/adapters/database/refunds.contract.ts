import { beforeEach, describe, expect, it } from 'vitest';
import type { Booking } from '../../../src/domain/booking/booking.ts';
import { HOLD_LASTS } from '../../../src/domain/booking/hold.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import type { Store } from '../../support/store.ts';
import { refundOf } from './store-with-call.ts';

const LATER = NOW + HOLD_LASTS;

/** Refunds in every Store. */
export function testRefunds(store: Store): void {
  const hold = (booking: Booking, now = NOW) => store.hold(booking, 3, now);

  it('tells both once of a refund that failed, and tries it no more', async () => {
    await hold(holdOf('a'));
    await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
    await store.claimMails(NOW);
    expect(await store.find('a')).toMatchObject({ refunded: 2500, refundFailed: false });
    await store.refundFailed('pi_cs_1', NOW);
    await store.refundFailed('pi_cs_1', NOW);
    expect(await store.claimMails(NOW)).toMatchObject([
      { kind: 'refund-failed-coach', facts: { payment: 'pi_cs_1' } },
      { kind: 'refund-failed-reader', facts: { payment: 'pi_cs_1' } },
    ]);
    expect(await store.claimRefunds(LATER)).toEqual([]);
    expect(await store.find('a')).toMatchObject({ refunded: 2500, refundFailed: true });
  });

  it('knows what became of a refund, and nothing of those of others', async () => {
    await hold(holdOf('a'));
    await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
    const due = refundOf('pi_cs_1', { tries: 0 });
    expect(await store.findRefund('pi_cs_1')).toEqual(due);
    await store.refunded('pi_cs_1', 2500, NOW);
    expect(await store.findRefund('pi_cs_1')).toEqual({ ...due, done: true });
    await store.refundFailed('pi_cs_1', NOW);
    expect(await store.findRefund('pi_cs_1')).toEqual({ ...due, done: true, failed: true });
    await store.refundStands('pi_cs_1');
    expect(await store.find('a')).toMatchObject({ refundFailed: false });
    await store.refundFailed('pi_other', NOW);
    expect(await store.findRefund('pi_other')).toBeUndefined();
  });

  it('says of no call that its refund failed when that of a second payment did', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    await store.settle('a', paymentOf('cs_2'), NOW);
    await store.refundFailed('pi_cs_2', NOW);
    expect(await store.find('a')).toMatchObject({ state: 'paid', refundFailed: false });
  });

  it('tells the coach of a dispute about a call, and nobody about a payment of others', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    await store.claimMails(NOW);
    await store.alert('dispute-coach', 'pi_other', NOW);
    await store.alert('dispute-coach', 'pi_cs_1', NOW);
    expect(await store.claimMails(NOW)).toMatchObject([{ kind: 'dispute-coach', about: 'a' }]);
  });

  it.each([
    ['the hour has gone to another', LATER + 60, {}],
    ['the call would have begun', MONDAY_6PM, {}],
    ['the sum is not what was sold', LATER + 60, { asSold: false }],
  ])('gives late money back when %s', async (why, now, change) => {
    await hold(holdOf('a'));
    await store.expire('a');
    if (why.includes('another')) await hold(holdOf('b', MONDAY_6PM, LATER), LATER);
    const settled = await store.settle('a', { ...paymentOf('cs_1'), ...change }, now);
    expect(settled.state).toBe('conflict');
    expect(await store.claimRefunds(now)).toEqual([refundOf('pi_cs_1')]);
  });

  it('gives a second payment for one booking back and keeps the call', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW + 60);
    const settled = await store.settle('a', paymentOf('cs_2'), NOW + 61);
    expect(settled).toMatchObject({ state: 'paid', sessionId: 'cs_1' });
    expect(await store.claimRefunds(NOW + 61)).toMatchObject([{ paymentIntent: 'pi_cs_2' }]);
  });

  it('hands a refund to one claimer at a time, until it is done', async () => {
    await hold(holdOf('a'));
    await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
    expect(await store.claimRefunds(NOW)).toHaveLength(1);
    expect(await store.claimRefunds(NOW + 299)).toHaveLength(0);
    expect(await store.claimRefunds(NOW + 300)).toHaveLength(1);
    await store.refunded('pi_cs_1', 2500, NOW + 301);
    expect(await store.claimRefunds(NOW + 9999)).toHaveLength(0);
  });

  it('tells no reader that a refund is done which has failed', async () => {
    await hold(holdOf('a'));
    await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
    await store.refundFailed('pi_cs_1', NOW);
    await store.claimMails(NOW);
    await store.refunded('pi_cs_1', 2500, NOW);
    expect(await store.claimMails(NOW)).toEqual([]);
  });

  it('tells the reader once of a refund that is done, and of none that is not due', async () => {
    await hold(holdOf('a'));
    await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
    await store.claimMails(NOW);
    await store.refunded('pi_cs_1', 2500, NOW);
    await store.refunded('pi_cs_1', 2500, NOW);
    await store.refunded('pi_other', 2500, NOW);
    expect(await store.claimMails(NOW)).toMatchObject([
      { key: 'pi_cs_1.refunded-reader', facts: { payment: 'pi_cs_1' } },
    ]);
  });

  describe('that the coach makes by hand', () => {
    const gift = { bookingId: 'a', amount: 1000, words: 'Sorry.', elsewhere: 0 };
    const give = (id: string, change = {}) => store.giveBack(id, { ...gift, ...change }, NOW);
    beforeEach(async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.claimMails(NOW);
    });

    it('are due once for each id, as far as the payment is left', async () => {
      expect(await give('g1')).toBe(true);
      expect(await give('g1')).toBe(true);
      expect(await give('g2', { amount: 1501 })).toBe(false);
      expect(await give('g2', { amount: 1000, elsewhere: 501 })).toBe(false);
      expect(await give('g2', { amount: 1500 })).toBe(true);
      expect(await store.claimRefunds(NOW)).toEqual([
        refundOf('pi_cs_1', { id: 'g1', amount: 1000, words: 'Sorry.' }),
        refundOf('pi_cs_1', { id: 'g2', amount: 1500, words: 'Sorry.' }),
      ]);
      expect(await store.refundsOf('pi_cs_1')).toHaveLength(2);
      expect(await store.find('a')).toMatchObject({
        state: 'paid',
        refunded: null,
        byHand: 2500,
      });
    });

    it('are done and fail each by itself, and their reader is told of each', async () => {
      await give('g1');
      await give('g2');
      await store.refunded('g1', 1000, NOW);
      await store.refundFailed('g2', NOW);
      expect(await store.claimMails(NOW)).toMatchObject([
        { key: 'g1.refunded-reader', facts: { payment: 'pi_cs_1', refund: 'g1' } },
        { kind: 'refund-failed-coach', facts: { payment: 'pi_cs_1', refund: 'g2' } },
        { kind: 'refund-failed-reader', facts: { payment: 'pi_cs_1', refund: 'g2' } },
      ]);
      expect(await store.find('a')).toMatchObject({ refundFailed: false, byHand: 1000 });
      expect(await store.movements(false)).toMatchObject([
        { kind: 'payment', amount: 2500 },
        { kind: 'refund', amount: 1000, bookingId: 'a' },
      ]);
    });

    it('leave to who cancels what is left, and nothing is done when that is less than was seen', async () => {
      await give('g1');
      const seen = { by: 'reader', sequence: 0, due: 2500, elsewhere: 300 } as const;
      expect(await store.cancel('a', { ...seen, least: 1201 }, NOW)).toBe(false);
      expect(await store.claimMails(NOW)).toEqual([]);
      expect(await store.cancel('a', { ...seen, least: 1200 }, NOW)).toBe(true);
      const found = await store.find('a');
      expect(found).toMatchObject({ refunded: 1200, byHand: 1000, returned: 300 });
      expect(await give('g2', { amount: 1, elsewhere: 300 })).toBe(false);
    });

    it('keep their words as long as their reader is known', async () => {
      const words = async () => (await store.findRefund('g1'))?.words;
      await give('g1');
      await store.erasePersonalData(MONDAY_6PM);
      expect(await words()).toBe('Sorry.');
      await store.erasePersonalData(MONDAY_6PM + 3601);
      expect(await words()).toBe('');
      await give('g2');
      expect(await store.findRefund('g2')).toMatchObject({ words: '' });
    });
  });
}
