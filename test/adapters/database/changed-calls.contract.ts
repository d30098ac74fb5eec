import { expect, it } from 'vitest';
import { MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import { refundOf, type StoreWithCall, WEDNESDAY } from './store-with-call.ts';

/** What every BookingStore does with news of a call that was moved or canceled. */
export function testChangedCalls(at: StoreWithCall): void {
  it('lets no news of its payment touch a call that was moved', async () => {
    await at.move(WEDNESDAY);
    const moved = await at.store.find('a');
    await at.store.settle('a', paymentOf('cs_a'), NOW);
    await at.store.expire('a');
    await at.store.process('a', 'cs_a', NOW);
    expect(await at.store.find('a')).toEqual(moved);
    expect(await at.isFree(WEDNESDAY)).toBe(false);
    expect(await at.isFree(MONDAY_6PM)).toBe(true);
  });

  it('lets no news of its payment touch a call that was canceled', async () => {
    await at.cancel({ due: 1250 });
    await at.store.claimMails(NOW);
    const canceled = await at.store.find('a');
    await at.store.settle('a', paymentOf('cs_a'), NOW);
    await at.store.expire('a');
    await at.store.process('a', 'cs_a', NOW);
    await at.store.attach('a', 'cs_other');
    expect(await at.store.find('a')).toEqual(canceled);
    expect(await at.store.claimRefunds(NOW)).toMatchObject([{ amount: 1250 }]);
    expect(await at.keys()).toEqual([]);
    expect(await at.isFree(MONDAY_6PM)).toBe(true);
  });

  it('gives a second payment back whole, also when it comes after the cancellation', async () => {
    await at.cancel({ due: 1250 });
    await at.store.claimMails(NOW);
    const settled = await at.store.settle('a', paymentOf('cs_late'), NOW + 59);
    expect(settled).toMatchObject({ state: 'canceled', sessionId: 'cs_a', refunded: 1250 });
    expect(await at.store.claimRefunds(NOW + 59)).toEqual([
      refundOf('pi_cs_a', { amount: 1250 }),
      refundOf('pi_cs_late'),
    ]);
    expect(await at.store.claimMails(NOW + 59)).toMatchObject([
      { key: 'pi_cs_late.refunded', kind: 'paid-twice-reader' },
    ]);
  });

  it('tells the coach of a dispute and of a failed refund after the cancellation', async () => {
    await at.cancel();
    await at.store.claimMails(NOW);
    await at.store.alert('dispute-coach', 'pi_cs_a', NOW);
    await at.store.refundFailed('pi_cs_a', NOW);
    expect(await at.keys()).toEqual([
      'pi_cs_a.dispute-coach',
      `pi_cs_a.${NOW}.refund-failed-coach`,
      `pi_cs_a.${NOW}.refund-failed-reader`,
    ]);
  });

  it('erases whose a canceled call was, too', async () => {
    await at.cancel();
    await at.store.erasePersonalData(MONDAY_6PM + 3601);
    expect(await at.store.find('a')).toMatchObject({
      state: 'canceled',
      name: null,
      email: null,
    });
  });
}
